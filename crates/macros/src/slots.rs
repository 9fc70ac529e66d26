//! The special methods that CPython's types have as slots, and the signature all of them share.

/// A special method that is a slot wrapper on builtin types.
pub struct Slot {
    pub name: &'static str,
    pub text_signature: &'static str,
}

/// The slot of that name.
pub fn find(name: &str) -> Option<&'static Slot> {
    SLOTS.iter().find(|slot| slot.name == name)
}

const NULLARY: &str = "($self, /)";
const VALUE: &str = "($self, value, /)";
const KEY: &str = "($self, key, /)";
const NAME: &str = "($self, name, /)";

const fn slot(name: &'static str, text_signature: &'static str) -> Slot {
    Slot { name, text_signature }
}

// After `slotdefs` in CPython's Objects/typeobject.c.
const SLOTS: &[Slot] = &[
    slot("__abs__", NULLARY),
    slot("__add__", VALUE),
    slot("__aiter__", NULLARY),
    slot("__and__", VALUE),
    slot("__anext__", NULLARY),
    slot("__await__", NULLARY),
    slot("__bool__", NULLARY),
    slot("__call__", "($self, /, *args, **kwargs)"),
    slot("__contains__", KEY),
    slot("__delattr__", NAME),
    slot("__delete__", "($self, instance, /)"),
    slot("__delitem__", KEY),
    slot("__divmod__", VALUE),
    slot("__eq__", VALUE),
    slot("__float__", NULLARY),
    slot("__floordiv__", VALUE),
    slot("__ge__", VALUE),
    slot("__get__", "($self, instance, owner=None, /)"),
    slot("__getattribute__", NAME),
    slot("__getitem__", KEY),
    slot("__gt__", VALUE),
    slot("__hash__", NULLARY),
    slot("__iadd__", VALUE),
    slot("__iand__", VALUE),
    slot("__ifloordiv__", VALUE),
    slot("__ilshift__", VALUE),
    slot("__imatmul__", VALUE),
    slot("__imod__", VALUE),
    slot("__imul__", VALUE),
    slot("__index__", NULLARY),
    slot("__init__", "($self, /, *args, **kwargs)"),
    slot("__int__", NULLARY),
    slot("__invert__", NULLARY),
    slot("__ior__", VALUE),
    slot("__ipow__", VALUE),
    slot("__irshift__", VALUE),
    slot("__isub__", VALUE),
    slot("__iter__", NULLARY),
    slot("__itruediv__", VALUE),
    slot("__ixor__", VALUE),
    slot("__le__", VALUE),
    slot("__len__", NULLARY),
    slot("__lshift__", VALUE),
    slot("__lt__", VALUE),
    slot("__matmul__", VALUE),
    slot("__mod__", VALUE),
    slot("__mul__", VALUE),
    slot("__ne__", VALUE),
    slot("__neg__", NULLARY),
    slot("__next__", NULLARY),
    slot("__or__", VALUE),
    slot("__pos__", NULLARY),
    slot("__pow__", "($self, value, mod=None, /)"),
    slot("__radd__", VALUE),
    slot("__rand__", VALUE),
    slot("__rdivmod__", VALUE),
    slot("__repr__", NULLARY),
    slot("__rfloordiv__", VALUE),
    slot("__rlshift__", VALUE),
    slot("__rmatmul__", VALUE),
    slot("__rmod__", VALUE),
    slot("__rmul__", VALUE),
    slot("__ror__", VALUE),
    slot("__rpow__", "($self, value, mod=None, /)"),
    slot("__rrshift__", VALUE),
    slot("__rshift__", VALUE),
    slot("__rsub__", VALUE),
    slot("__rtruediv__", VALUE),
    slot("__rxor__", VALUE),
    slot("__set__", "($self, instance, value, /)"),
    slot("__setattr__", "($self, name, value, /)"),
    slot("__setitem__", "($self, key, value, /)"),
    slot("__str__", NULLARY),
    slot("__sub__", VALUE),
    slot("__truediv__", VALUE),
    slot("__xor__", VALUE),
];
