//! Hidden classes: which attributes an instance has, in which order, at which slots. A shape never changes; adding an
//! attribute leads to another one.

use std::cell::RefCell;
use std::ptr::NonNull;

use super::str::Str;
use super::types::Type;
use crate::heap::Object;
use crate::value::Ref;

/// More attributes than these and an instance keeps them in a dict.
pub const MAX_ATTRIBUTES: u32 = 64;
/// Numbers have 22 bits.
const MAX_SHAPES: usize = 1 << 22;

/// Number of a shape; 0 is that of exactly builtin objects.
pub type ShapeId = u32;

struct Shape {
    /// Uncounted: the shapes of a class go with it.
    class: NonNull<Object<Type>>,
    parent: ShapeId,
    /// What this shape adds to its parent; none for a root.
    name: Option<Ref<Str>>,
    /// Attributes in all.
    count: u32,
    /// How many of them lie inside the object.
    inline: u32,
    /// Whether attributes are in a dict instead.
    dict: bool,
    children: Vec<(NonNull<Object<Str>>, ShapeId)>,
}

/// All shapes of an interpreter.
pub(crate) struct Shapes(RefCell<Vec<Shape>>);

impl Shapes {
    pub(crate) fn new() -> Shapes {
        // Number 0 is no shape.
        let none = Shape {
            class: NonNull::dangling(),
            parent: 0,
            name: None,
            count: 0,
            inline: 0,
            dict: true,
            children: Vec::new(),
        };
        Shapes(RefCell::new(vec![none]))
    }

    fn push(&self, shape: Shape) -> Option<ShapeId> {
        let mut shapes = self.0.borrow_mut();
        if shapes.len() >= MAX_SHAPES {
            return None;
        }
        shapes.push(shape);
        Some(shapes.len() as ShapeId - 1)
    }

    /// Two new shapes for a class: without attributes and room for `inline` of them in the object, and, next in number,
    /// with its attributes in a dict. None when there are too many shapes.
    pub(crate) fn new_root(&self, class: NonNull<Object<Type>>, inline: u32) -> Option<ShapeId> {
        let shape =
            |dict| Shape { class, parent: 0, name: None, count: 0, inline, dict, children: Vec::new() };
        let root = self.push(shape(false))?;
        self.push(shape(true))?;
        Some(root)
    }

    /// The number of the shape with a dict of the same class and room.
    pub(crate) fn dict_shape(&self, shape: ShapeId) -> ShapeId {
        let shapes = self.0.borrow();
        let mut at = shape;
        loop {
            let s = &shapes[at as usize];
            if s.dict {
                return at;
            }
            if s.parent == 0 {
                return at + 1;
            }
            at = s.parent;
        }
    }

    pub(crate) fn is_dict(&self, shape: ShapeId) -> bool {
        self.0.borrow()[shape as usize].dict
    }

    /// Slots inside the object.
    pub(crate) fn inline(&self, shape: ShapeId) -> u32 {
        self.0.borrow()[shape as usize].inline
    }

    pub(crate) fn count(&self, shape: ShapeId) -> u32 {
        self.0.borrow()[shape as usize].count
    }

    /// The slot of an attribute.
    pub(crate) fn slot(&self, shape: ShapeId, name: &Ref<Str>) -> Option<u32> {
        let shapes = self.0.borrow();
        let mut s = &shapes[shape as usize];
        while let Some(own) = &s.name {
            if own.is(name) {
                return Some(s.count - 1);
            }
            s = &shapes[s.parent as usize];
        }
        None
    }

    /// The attributes' names in the order they were added.
    pub(crate) fn names(&self, shape: ShapeId) -> Vec<Ref<Str>> {
        let shapes = self.0.borrow();
        let mut s = &shapes[shape as usize];
        let mut names = Vec::with_capacity(s.count as usize);
        while let Some(own) = &s.name {
            names.push(own.clone());
            s = &shapes[s.parent as usize];
        }
        names.reverse();
        names
    }

    /// The shape with one attribute more; none if that is too many.
    pub(crate) fn add(&self, shape: ShapeId, name: &Ref<Str>) -> Option<ShapeId> {
        let (class, count, inline) = {
            let shapes = self.0.borrow();
            let s = &shapes[shape as usize];
            if let Some((_, child)) = s.children.iter().find(|(n, _)| *n == name.as_ptr()) {
                return Some(*child);
            }
            (s.class, s.count, s.inline)
        };
        if count >= MAX_ATTRIBUTES {
            return None;
        }
        let child = self.push(Shape {
            class,
            parent: shape,
            name: Some(name.clone()),
            count: count + 1,
            inline,
            dict: false,
            children: Vec::new(),
        })?;
        self.0.borrow_mut()[shape as usize].children.push((name.as_ptr(), child));
        Some(child)
    }

    /// Lets go of all names.
    pub(crate) fn clear(&self) {
        let names: Vec<_> = self.0.borrow_mut().iter_mut().filter_map(|s| s.name.take()).collect();
        drop(names);
    }
}
