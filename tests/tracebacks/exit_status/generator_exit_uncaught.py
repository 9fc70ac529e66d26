raise GeneratorExit('uncaught')
