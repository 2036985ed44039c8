"""What dueregard costs, as ratios and growth: `make bench`, or `python -m benchmarks reading pages`."""
