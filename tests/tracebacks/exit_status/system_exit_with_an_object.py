raise SystemExit(['a', 'list'], 2)
