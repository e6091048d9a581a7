"""The benchmark: whole processes of wuxian beside a floor and four peers."""
