//! The special methods that CPython's types have as slots, and the signature and docstring all of them share.

/// A special method that is a slot wrapper on builtin types.
pub struct Slot {
    pub name: &'static str,
    pub text_signature: &'static str,
    pub doc: &'static str,
}

/// The slot of that name.
pub fn find(name: &str) -> Option<&'static Slot> {
    SLOTS.iter().find(|slot| slot.name == name)
}

const NULLARY: &str = "($self, /)";
const VALUE: &str = "($self, value, /)";
const KEY: &str = "($self, key, /)";
const NAME: &str = "($self, name, /)";

const fn slot(name: &'static str, text_signature: &'static str, doc: &'static str) -> Slot {
    Slot { name, text_signature, doc }
}

// After `slotdefs` in CPython's Objects/typeobject.c.
const SLOTS: &[Slot] = &[
    slot("__abs__", NULLARY, "abs(self)"),
    slot("__add__", VALUE, "Return self+value."),
    slot("__aiter__", NULLARY, "Return an awaitable, that resolves in asynchronous iterator."),
    slot("__and__", VALUE, "Return self&value."),
    slot("__anext__", NULLARY, "Return a value or raise StopAsyncIteration."),
    slot("__await__", NULLARY, "Return an iterator to be used in await expression."),
    slot("__bool__", NULLARY, "True if self else False"),
    slot("__call__", "($self, /, *args, **kwargs)", "Call self as a function."),
    slot("__contains__", KEY, "Return key in self."),
    slot("__delattr__", NAME, "Implement delattr(self, name)."),
    slot("__delete__", "($self, instance, /)", "Delete an attribute of instance."),
    slot("__delitem__", KEY, "Delete self[key]."),
    slot("__divmod__", VALUE, "Return divmod(self, value)."),
    slot("__eq__", VALUE, "Return self==value."),
    slot("__float__", NULLARY, "float(self)"),
    slot("__floordiv__", VALUE, "Return self//value."),
    slot("__ge__", VALUE, "Return self>=value."),
    slot(
        "__get__",
        "($self, instance, owner=None, /)",
        "Return an attribute of instance, which is of type owner.",
    ),
    slot("__getattribute__", NAME, "Return getattr(self, name)."),
    slot("__getitem__", KEY, "Return self[key]."),
    slot("__gt__", VALUE, "Return self>value."),
    slot("__hash__", NULLARY, "Return hash(self)."),
    slot("__iadd__", VALUE, "Return self+=value."),
    slot("__iand__", VALUE, "Return self&=value."),
    slot("__ifloordiv__", VALUE, "Return self//=value."),
    slot("__ilshift__", VALUE, "Return self<<=value."),
    slot("__imatmul__", VALUE, "Return self@=value."),
    slot("__imod__", VALUE, "Return self%=value."),
    slot("__imul__", VALUE, "Return self*=value."),
    slot(
        "__index__",
        NULLARY,
        "Return self converted to an integer, if self is suitable for use as an index into a list.",
    ),
    slot(
        "__init__",
        "($self, /, *args, **kwargs)",
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    slot("__int__", NULLARY, "int(self)"),
    slot("__invert__", NULLARY, "~self"),
    slot("__ior__", VALUE, "Return self|=value."),
    slot("__ipow__", VALUE, "Return self**=value."),
    slot("__irshift__", VALUE, "Return self>>=value."),
    slot("__isub__", VALUE, "Return self-=value."),
    slot("__iter__", NULLARY, "Implement iter(self)."),
    slot("__itruediv__", VALUE, "Return self/=value."),
    slot("__ixor__", VALUE, "Return self^=value."),
    slot("__le__", VALUE, "Return self<=value."),
    slot("__len__", NULLARY, "Return len(self)."),
    slot("__lshift__", VALUE, "Return self<<value."),
    slot("__lt__", VALUE, "Return self<value."),
    slot("__matmul__", VALUE, "Return self@value."),
    slot("__mod__", VALUE, "Return self%value."),
    slot("__mul__", VALUE, "Return self*value."),
    slot("__ne__", VALUE, "Return self!=value."),
    slot("__neg__", NULLARY, "-self"),
    slot("__next__", NULLARY, "Implement next(self)."),
    slot("__or__", VALUE, "Return self|value."),
    slot("__pos__", NULLARY, "+self"),
    slot("__pow__", "($self, value, mod=None, /)", "Return pow(self, value, mod)."),
    slot("__radd__", VALUE, "Return value+self."),
    slot("__rand__", VALUE, "Return value&self."),
    slot("__rdivmod__", VALUE, "Return divmod(value, self)."),
    slot("__repr__", NULLARY, "Return repr(self)."),
    slot("__rfloordiv__", VALUE, "Return value//self."),
    slot("__rlshift__", VALUE, "Return value<<self."),
    slot("__rmatmul__", VALUE, "Return value@self."),
    slot("__rmod__", VALUE, "Return value%self."),
    slot("__rmul__", VALUE, "Return value*self."),
    slot("__ror__", VALUE, "Return value|self."),
    slot("__rpow__", "($self, value, mod=None, /)", "Return pow(value, self, mod)."),
    slot("__rrshift__", VALUE, "Return value>>self."),
    slot("__rshift__", VALUE, "Return self>>value."),
    slot("__rsub__", VALUE, "Return value-self."),
    slot("__rtruediv__", VALUE, "Return value/self."),
    slot("__rxor__", VALUE, "Return value^self."),
    slot("__set__", "($self, instance, value, /)", "Set an attribute of instance to value."),
    slot("__setattr__", "($self, name, value, /)", "Implement setattr(self, name, value)."),
    slot("__setitem__", "($self, key, value, /)", "Set self[key] to value."),
    slot("__str__", NULLARY, "Return str(self)."),
    slot("__sub__", VALUE, "Return self-value."),
    slot("__truediv__", VALUE, "Return self/value."),
    slot("__xor__", VALUE, "Return self^value."),
];
