//! Lists of numbers kept end to end: many short lists, without a place in memory of its own for each.

/// As many lists as were said when it was made, in two stretches of memory.
pub(super) struct Packed<T> {
    /// Where each list begins, and at last where the last one ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy + Default> Packed<T> {
    /// Packs so many lists. `each` hands over every item with the number of its list, the same ones in the same order
    /// both times it is called: first they are counted, then placed.
    pub(super) fn of(lists: usize, mut each: impl FnMut(&mut dyn FnMut(u32, T))) -> Self {
        let mut starts = vec![0_u32; lists + 1];
        each(&mut |list, _| starts[list as usize + 1] += 1);
        for list in 0..lists {
            starts[list + 1] += starts[list];
        }
        let mut next = starts.clone();
        let mut items = vec![T::default(); starts[lists] as usize];
        each(&mut |list, item| {
            let place = &mut next[list as usize];
            items[*place as usize] = item;
            *place += 1;
        });
        Self { starts, items }
    }

    /// The items of a list.
    pub(super) fn get(&self, list: u32) -> &[T] {
        &self.items[self.range(list)]
    }

    /// The items of a list, to change.
    pub(super) fn get_mut(&mut self, list: u32) -> &mut [T] {
        let range = self.range(list);
        &mut self.items[range]
    }

    fn range(&self, list: u32) -> std::ops::Range<usize> {
        self.starts[list as usize] as usize..self.starts[list as usize + 1] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_gets_its_own_items_in_order() {
        let mut packed =
            Packed::of(3, |add| [(2, 'a'), (0, 'b'), (2, 'c')].into_iter().for_each(|(at, it)| add(at, it)));
        assert_eq!(packed.get(0), ['b']);
        assert!(packed.get(1).is_empty());
        assert_eq!(packed.get(2), ['a', 'c']);
        packed.get_mut(2)[1] = 'd';
        assert_eq!(packed.get(2), ['a', 'd']);
    }
}
