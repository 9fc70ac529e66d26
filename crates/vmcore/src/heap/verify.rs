//! Looking at the whole heap for what must not be: counts lower than the references that exist, references to freed
//! cells, pages whose books are wrong.
//!
//! A count higher than the references found is no mistake in itself: Rust variables own counts too. Those that are
//! never given back show at the end, as objects left (see [`Heap::close`]).

use std::collections::HashMap;
use std::ptr::NonNull;

use super::collect::{self, trace};
use super::page::{self, FINALIZED, FIRST_CELL, MIDDLE, OLD, WEAK};
use super::stress::asan;
use super::{Header, Heap, IMMORTAL, Kind, Page, Visit};
use crate::value::Value;

impl Heap {
    /// Checks everything; the error says what is wrong first. `roots` calls its argument for every counted reference
    /// that it knows of outside the heap. To be called where no object is half made or half destroyed.
    pub(crate) fn verify(&self, roots: impl FnOnce(&mut Visit<'_>)) -> Result<(), String> {
        let mut objects = Vec::new();
        self.each_object(|object| objects.push(object));
        self.verify_pages(&objects)?;
        let mut found: HashMap<usize, u32> = objects.iter().map(|o| (o.as_ptr() as usize, 0)).collect();
        let mut wrong: Option<String> = None;
        let mut count = |value: &Value, holder: Option<NonNull<Header>>| {
            let Some(header) = pointer(value) else { return };
            match found.get_mut(&(header.as_ptr() as usize)) {
                Some(n) => *n += 1,
                None if wrong.is_none() => {
                    // SAFETY: the holder is live.
                    let holder = holder.map_or("a root", |h| unsafe { h.as_ref() }.kind().info().name);
                    wrong = Some(format!("{holder} refers to a freed object"));
                }
                None => {}
            }
        };
        for object in &objects {
            // SAFETY: the walk handed out live objects, and nothing is mutated.
            unsafe { trace(*object, |value: &Value| count(value, Some(*object))) };
        }
        roots(&mut |value| count(value, None));
        if let Some(wrong) = wrong {
            return Err(wrong);
        }
        for object in &objects {
            // SAFETY: as above.
            let header = unsafe { object.as_ref() };
            let references = found.get(&(object.as_ptr() as usize)).copied().unwrap_or(0);
            let counted = header.count() & !IMMORTAL;
            if counted < references {
                let name = header.kind().info().name;
                return Err(format!("{name}: {references} references to an object whose count is {counted}"));
            }
        }
        self.weak.borrow().verify(|object| found.contains_key(&(object.as_ptr() as usize)))
    }

    fn verify_pages(&self, objects: &[NonNull<Header>]) -> Result<(), String> {
        let mut live: HashMap<usize, usize> = HashMap::new();
        for object in objects {
            let page = Page::of(*object);
            *live.entry(page.as_ptr() as usize).or_default() += 1;
            // SAFETY: the walk handed out live objects, whose pages are live.
            let (page, header) = unsafe { (page.as_ref(), object.as_ref()) };
            if collect::may_refer(header) && !page.is_collected() {
                return Err(format!("{} where the collector does not look", header.kind().info().name));
            }
        }
        let mut used = 0;
        for (index, page_ptr) in self.pages.borrow().iter().enumerate() {
            let page = self.page(*page_ptr);
            if page.index.get() != index {
                return Err("a page does not know its place".to_owned());
            }
            if page.holds_blocks() {
                continue;
            }
            let live = live.get(&(page_ptr.as_ptr() as usize)).copied().unwrap_or(0);
            used += page.used.get();
            // Cells in quarantine still count as used.
            if page.used.get() < live || (!self.stress.on.get() && page.used.get() != live) {
                return Err(format!("a page says {} objects and holds {live}", page.used.get()));
            }
            let recent = self.recent.borrow();
            if page.recent.get() != page::UNLISTED && recent.get(page.recent.get()) != Some(page_ptr) {
                return Err("a page does not know its place among the recent ones".to_owned());
            }
            self.verify_page(*page_ptr)?;
        }
        match used == objects.len() + self.quarantined() {
            true => Ok(()),
            false => Err(format!("{} objects in pages that say {used}", objects.len())),
        }
    }

    /// The free list, and bits of the maps.
    fn verify_page(&self, page_ptr: NonNull<Page>) -> Result<(), String> {
        let page = self.page(page_ptr);
        let cells = (page.fresh.get() - FIRST_CELL) / page.cell_size;
        let (mut free, mut length) = (page.free.get(), 0);
        while let Some(cell) = free {
            length += 1;
            if length > cells || Page::of(cell) != page_ptr {
                return Err("a page's free list leads astray".to_owned());
            }
            if asan::is_poisoned(cell.as_ptr().cast()) {
                break;
            }
            // SAFETY: the cell lies in the page, which is live.
            let header = unsafe { cell.as_ref() };
            if header.kind() != Kind::Free {
                return Err("a live object is on a page's free list".to_owned());
            }
            free = header.next_free();
        }
        if page.is_large() {
            return Ok(());
        }
        for i in 0..cells {
            // SAFETY: cells up to `fresh` have a header.
            let cell = unsafe { page_ptr.cast::<u8>().add(FIRST_CELL + i * page.cell_size).cast::<Header>() };
            if self.is_free(cell)
                && [MIDDLE, OLD, FINALIZED, WEAK].iter().any(|mark| page.is_marked(cell, *mark))
            {
                return Err("a free cell is marked".to_owned());
            }
            if self.weak.borrow().has(cell) && !page.is_marked(cell, WEAK) {
                return Err("an object with weak references is not marked".to_owned());
            }
        }
        Ok(())
    }
}

fn pointer(value: &Value) -> Option<NonNull<Header>> {
    value.header().map(NonNull::from)
}
