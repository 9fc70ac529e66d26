import _helper_module
_helper_module.outer(3)
