"""Methods of builtin classes are pickled as attributes of them, class methods not at all."""

import pickle
for d in (dict.__dict__['fromkeys'], bytes.__dict__['maketrans'], str.__dict__['maketrans'], str.upper, object.__init__, int.__dict__['real'], type.__dict__['__doc__']):
    for p in (0,2,4):
        try:
            print(type(d), d.__reduce_ex__(p))
        except Exception as e:
            print(type(d), e)
