"""Documents in, plans out: a backend per format behind one small contract, then rules that hold for any plan."""
