//! The memory that hashes are made in, kept and used again: allocated anew for each hash, it would stay with every thread
//! that ever hashed.

use std::sync::{Mutex, PoisonError};

use argon2::Block;

/// As many pieces of memory as hashes were ever made at once.
#[derive(Default)]
pub(super) struct HashingMemory(Mutex<Vec<Vec<Block>>>);

/// There is not enough memory for a hash.
pub(super) struct OutOfMemory;

impl HashingMemory {
    /// Has `work` use a piece of `blocks` blocks of 1 KiB.
    pub(super) fn lend<T>(&self, blocks: usize, work: impl FnOnce(&mut [Block]) -> T) -> Result<T, OutOfMemory> {
        let mut memory = self.pieces().pop().unwrap_or_default();
        let missing = blocks.saturating_sub(memory.len());
        memory.try_reserve_exact(missing).map_err(|_| OutOfMemory)?;
        memory.resize(memory.len() + missing, Block::new());
        let result = work(&mut memory);
        self.pieces().push(memory);
        Ok(result)
    }

    fn pieces(&self) -> std::sync::MutexGuard<'_, Vec<Vec<Block>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_used_again_and_grows_where_it_is_too_small() {
        let memory = HashingMemory::default();
        let lend = |blocks| memory.lend(blocks, |piece| (piece.as_ptr() as usize, piece.len())).ok().unwrap();
        let (first, _) = lend(100);
        assert_eq!(lend(100), (first, 100));
        assert_eq!(lend(50), (first, 100));
        assert_eq!(lend(200).1, 200);
        assert_eq!(memory.pieces().len(), 1);
    }

    #[test]
    fn two_at_once_have_a_piece_each() {
        let memory = HashingMemory::default();
        memory.lend(10, |_| memory.lend(10, |_| ()).ok().unwrap()).ok().unwrap();
        assert_eq!(memory.pieces().len(), 2);
    }
}
