print('birds imported as', __name__)
NAME = 'birds'
