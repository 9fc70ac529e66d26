//! Hidden classes: which attributes an instance has, in which order, at which slots. A shape never changes; adding an
//! attribute leads to another one.

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use super::str::Str;
use crate::heap::Object;
use crate::value::Ref;

/// More attributes than these and an instance keeps them in a dict.
pub const MAX_ATTRIBUTES: u32 = 64;
/// Attributes that may come next after the same ones; an instance with another keeps them in a dict.
const MAX_CHILDREN: usize = 64;
/// Shapes from one root on. They stay as long as its class does.
const MAX_DESCENDANTS: u32 = 1 << 12;
/// So many shapes in all, and those of dead classes are looked for.
const MANY: usize = 1 << 16;
/// Numbers have 22 bits.
const MAX_SHAPES: usize = 1 << 22;

/// Number of a shape; 0 is that of exactly builtin objects.
pub type ShapeId = u32;

struct Shape {
    /// The shape without attributes that this one comes from; the one next in number has a dict. 0: the shape is free.
    root: ShapeId,
    /// Of a root: the one that the class had before.
    older: ShapeId,
    /// Of a root: the shapes that come from it.
    descendants: u32,
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

impl Shape {
    fn root(root: ShapeId, older: ShapeId, inline: u32, dict: bool) -> Shape {
        Shape {
            root,
            older,
            descendants: 0,
            parent: 0,
            name: None,
            count: 0,
            inline,
            dict,
            children: Vec::new(),
        }
    }
}

/// All shapes of an interpreter.
pub(crate) struct Shapes {
    all: RefCell<Vec<Shape>>,
    /// Numbers that can be given out again, those of roots with the next one.
    free_roots: RefCell<Vec<ShapeId>>,
    free: RefCell<Vec<ShapeId>>,
    /// How many there are when those of dead classes are looked for.
    many: Cell<usize>,
}

impl Shapes {
    pub(crate) fn new() -> Shapes {
        Shapes {
            // Number 0 is no shape.
            all: RefCell::new(vec![Shape::root(0, 0, 0, true)]),
            free_roots: RefCell::default(),
            free: RefCell::default(),
            many: Cell::new(MANY),
        }
    }

    /// Two new shapes for a class: without attributes and room for `inline` of them in the object, and, next in number,
    /// with its attributes in a dict. None when there are too many shapes. `older` is what the class had before.
    pub(crate) fn new_root(&self, inline: u32, older: ShapeId) -> Option<ShapeId> {
        let mut shapes = self.all.borrow_mut();
        let root = self.free_roots.borrow_mut().pop().unwrap_or(shapes.len() as ShapeId);
        let [plain, dict] = [false, true].map(|dict| Shape::root(root, older, inline, dict));
        if (root as usize) < shapes.len() {
            shapes[root as usize] = plain;
            shapes[root as usize + 1] = dict;
        } else if shapes.len() + 1 < MAX_SHAPES {
            shapes.extend([plain, dict]);
        } else {
            return None;
        }
        Some(root)
    }

    /// Whether it is time for [`Shapes::keep_only`].
    pub(crate) fn are_many(&self) -> bool {
        self.all.borrow().len() >= self.many.get() && self.free_roots.borrow().is_empty()
    }

    /// Frees all shapes but those of classes with these roots. No object has any other, and inline caches ask for the
    /// class's version besides the shape.
    pub(crate) fn keep_only(&self, roots: impl Iterator<Item = ShapeId>) {
        let mut shapes = self.all.borrow_mut();
        let mut is_kept = vec![false; shapes.len()];
        for mut root in roots {
            while root != 0 {
                is_kept[root as usize] = true;
                root = shapes[root as usize].older;
            }
        }
        let (mut free_roots, mut free, mut names) = (Vec::new(), Vec::new(), Vec::new());
        for at in 1..shapes.len() {
            let root = shapes[at].root;
            if is_kept[root as usize] {
                continue;
            }
            names.extend(shapes[at].name.take());
            // What is free already keeps its place in the list that it is in.
            if root as usize == at {
                free_roots.push(root);
            } else if root != 0 && !shapes[at].dict {
                free.push(at as ShapeId);
            }
            shapes[at] = Shape::root(0, 0, 0, true);
        }
        self.many.set(MANY.max((shapes.len() - free.len() - 2 * free_roots.len()) * 2));
        self.free_roots.borrow_mut().append(&mut free_roots);
        self.free.borrow_mut().append(&mut free);
        drop(shapes);
        drop(names);
    }

    /// The number of the shape with a dict of the same class and room.
    pub(crate) fn dict_shape(&self, shape: ShapeId) -> ShapeId {
        self.all.borrow()[shape as usize].root + 1
    }

    pub(crate) fn is_dict(&self, shape: ShapeId) -> bool {
        self.all.borrow()[shape as usize].dict
    }

    /// Slots inside the object.
    pub(crate) fn inline(&self, shape: ShapeId) -> u32 {
        self.all.borrow()[shape as usize].inline
    }

    pub(crate) fn count(&self, shape: ShapeId) -> u32 {
        self.all.borrow()[shape as usize].count
    }

    /// The slot of an attribute.
    pub(crate) fn slot(&self, shape: ShapeId, name: &Ref<Str>) -> Option<u32> {
        let shapes = self.all.borrow();
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
        let shapes = self.all.borrow();
        let mut s = &shapes[shape as usize];
        let mut names = Vec::with_capacity(s.count as usize);
        while let Some(own) = &s.name {
            names.push(own.clone());
            s = &shapes[s.parent as usize];
        }
        names.reverse();
        names
    }

    /// The shape with one attribute more; none if that is too many attributes, or too many shapes.
    pub(crate) fn add(&self, shape: ShapeId, name: &Ref<Str>) -> Option<ShapeId> {
        let mut shapes = self.all.borrow_mut();
        let s = &shapes[shape as usize];
        if let Some((_, child)) = s.children.iter().find(|(n, _)| *n == name.as_ptr()) {
            return Some(*child);
        }
        let (root, count, inline) = (s.root, s.count, s.inline);
        if count >= MAX_ATTRIBUTES
            || s.children.len() >= MAX_CHILDREN
            || shapes[root as usize].descendants >= MAX_DESCENDANTS
        {
            return None;
        }
        let new = Shape {
            parent: shape,
            name: Some(name.clone()),
            count: count + 1,
            ..Shape::root(root, 0, inline, false)
        };
        let child = self.free.borrow_mut().pop().unwrap_or(shapes.len() as ShapeId);
        if (child as usize) < shapes.len() {
            shapes[child as usize] = new;
        } else if shapes.len() < MAX_SHAPES {
            shapes.push(new);
        } else {
            return None;
        }
        shapes[shape as usize].children.push((name.as_ptr(), child));
        shapes[root as usize].descendants += 1;
        Some(child)
    }

    /// The shape with the attribute in `slot` taken out of the order; none if that is too many shapes.
    pub(crate) fn without(&self, shape: ShapeId, slot: u32) -> Option<ShapeId> {
        let names = self.names(shape);
        let mut at = shape;
        while self.count(at) > slot {
            at = self.all.borrow()[at as usize].parent;
        }
        names[slot as usize + 1..].iter().try_fold(at, |at, name| self.add(at, name))
    }

    /// Lets go of all names.
    pub(crate) fn clear(&self) {
        let names: Vec<_> = self.all.borrow_mut().iter_mut().filter_map(|s| s.name.take()).collect();
        drop(names);
    }
}
