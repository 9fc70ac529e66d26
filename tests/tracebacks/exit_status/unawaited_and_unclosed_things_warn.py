# env: PYTHONWARNINGS=always
async def never(): pass
never()
open('/dev/null')
print('done')
