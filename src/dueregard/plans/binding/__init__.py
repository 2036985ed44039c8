"""Who printed leads are: matching them with the body's posts, binding them, handing their actions over."""
