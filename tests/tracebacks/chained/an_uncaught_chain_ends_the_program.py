class ConfigError(Exception): pass
def read(d, k):
    try: return d[k]
    except KeyError as e: raise ConfigError(f'missing {k!r}') from e
def load():
    try: return read({}, 'host')
    except ConfigError:
        return fallback
try: load()
finally: print('cleanup happens first')
