where = 'inside a namespace package'
