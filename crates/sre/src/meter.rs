//! What matching costs, reported to the caller while it runs.

/// A cost, reported before it goes further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charge {
    /// So many instructions were run or characters looked at since the last report.
    Steps(u64),
    /// So many bytes are about to be allocated. They are kept by the [`Matcher`](crate::Matcher) until it is dropped.
    Bytes(u64),
}

/// Steps between two reports.
pub(crate) const BATCH: usize = 1000;

/// Characters that one loop looks at before it reports.
pub(crate) const SCAN: usize = 4 * BATCH;

/// Counts down to the next report.
#[derive(Debug)]
pub(crate) struct Fuel(usize);

impl Default for Fuel {
    fn default() -> Fuel {
        Fuel(BATCH)
    }
}

impl Fuel {
    #[inline]
    pub(crate) fn spend<E>(
        &mut self,
        steps: usize,
        charge: &mut impl FnMut(Charge) -> Result<(), E>,
    ) -> Result<(), E> {
        match self.0.checked_sub(steps) {
            Some(left) => {
                self.0 = left;
                Ok(())
            }
            None => {
                let spent = (BATCH - self.0).saturating_add(steps);
                self.0 = BATCH;
                charge(Charge::Steps(spent as u64))
            }
        }
    }
}

/// Makes room for `extra` more elements.
#[inline]
pub(crate) fn reserve<T, E>(
    vec: &mut Vec<T>,
    extra: usize,
    charge: &mut impl FnMut(Charge) -> Result<(), E>,
) -> Result<(), E> {
    if vec.capacity() - vec.len() < extra { grow(vec, extra, charge) } else { Ok(()) }
}

#[cold]
fn grow<T, E>(
    vec: &mut Vec<T>,
    extra: usize,
    charge: &mut impl FnMut(Charge) -> Result<(), E>,
) -> Result<(), E> {
    let room = (vec.capacity() * 2).max(vec.len() + extra).max(16);
    charge(Charge::Bytes(((room - vec.capacity()) * size_of::<T>()) as u64))?;
    vec.reserve_exact(room - vec.len());
    Ok(())
}
