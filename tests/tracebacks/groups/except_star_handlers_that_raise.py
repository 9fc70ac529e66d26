try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError:
    raise RuntimeError('from the value handler')
except* TypeError as e:
    raise
