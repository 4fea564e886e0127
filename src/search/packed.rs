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

    /// Makes something else of every item, in order; each stays where it is.
    pub(super) fn map<U>(self, make: impl FnMut(T) -> U) -> Packed<U> {
        Packed { starts: self.starts, items: self.items.into_iter().map(make).collect() }
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> u32 {
        // Their beginnings are numbered in 32 bits, as are the lists.
        u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX)
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

/// A list so many times as long as what is looked for in it is searched and not read.
const LONG: usize = 16;

impl<T: Copy + Default> Packed<(u32, T)> {
    /// Hands over the items of a list that belong to chosen documents, each with the document's place among them. The
    /// items stand in the order of their documents.
    pub(super) fn among(&self, list: u32, chosen: &Chosen, mut hand: impl FnMut(usize, T)) {
        let list = self.get(list);
        if list.len() > LONG * chosen.sorted.len() {
            for (number, place) in &chosen.sorted {
                if let Ok(at) = list.binary_search_by_key(number, |(number, _)| *number) {
                    hand(*place, list[at].1);
                }
            }
        } else {
            for (number, item) in list {
                if let Some(place) = chosen.places[*number as usize].checked_sub(1) {
                    hand(usize::from(place), *item);
                }
            }
        }
    }
}

/// Documents that are looked at, in an order of their own.
pub(super) struct Chosen {
    /// Their numbers in order, with the place of each.
    sorted: Vec<(u32, usize)>,
    /// One more than the place of each document; 0 for those not chosen.
    places: Vec<u16>,
}

impl Chosen {
    /// Chooses these of so many documents.
    pub(super) fn new(numbers: &[u32], documents: usize) -> Self {
        let mut sorted: Vec<(u32, usize)> = numbers.iter().copied().zip(0..).collect();
        sorted.sort_unstable();
        let mut places = vec![0; documents];
        for (number, place) in &sorted {
            places[*number as usize] = u16::try_from(*place + 1).unwrap_or_default();
        }
        Self { sorted, places }
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

    #[test]
    fn chosen_documents_are_found_in_short_lists_and_long_ones() {
        let packed = Packed::of(2, |add| {
            (0..100).for_each(|number| add(0, (number, number)));
            add(1, (7, 1));
        });
        let among = |list, numbers: &[u32]| {
            let mut found = Vec::new();
            packed.among(list, &Chosen::new(numbers, 100), |place, item| found.push((place, item)));
            found.sort_unstable();
            found
        };
        assert_eq!(among(0, &[9, 3]), [(0, 9), (1, 3)], "searched");
        assert_eq!(among(0, &[9, 3, 4, 5, 6, 7, 8]).len(), 7, "read");
        assert_eq!(among(1, &[9, 7]), [(1, 1)]);
    }
}
