//! The pictograms that stand beside a choice: which there are. What they look like is up to the pages.

use serde::{Deserialize, Serialize};

/// A pictogram. It stands beside words and never instead of them (H-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picture {
    /// A house.
    House,
    /// A leaf.
    Leaf,
    /// A bin with a lid.
    Bin,
    /// A shop with an awning.
    Shop,
    /// A drop of water.
    Drop,
    /// A road.
    Road,
    /// An open book.
    Book,
    /// A heart.
    Heart,
    /// A ball.
    Ball,
    /// Two speech bubbles.
    Speech,
    /// Coins.
    Coins,
    /// A shield.
    Shield,
    /// Two grown-ups and a child.
    Family,
    /// A face that smiles.
    Face,
    /// A lamp that has been lit.
    Idea,
}

impl Picture {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::House,
        Self::Leaf,
        Self::Bin,
        Self::Shop,
        Self::Drop,
        Self::Road,
        Self::Book,
        Self::Heart,
        Self::Ball,
        Self::Speech,
        Self::Coins,
        Self::Shield,
        Self::Family,
        Self::Face,
        Self::Idea,
    ];

    /// Its name, in `areas.toml` and in the drawing.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Leaf => "leaf",
            Self::Bin => "bin",
            Self::Shop => "shop",
            Self::Drop => "drop",
            Self::Road => "road",
            Self::Book => "book",
            Self::Heart => "heart",
            Self::Ball => "ball",
            Self::Speech => "speech",
            Self::Coins => "coins",
            Self::Shield => "shield",
            Self::Family => "family",
            Self::Face => "face",
            Self::Idea => "idea",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_in_files_as_it_is_in_code() {
        for picture in Picture::ALL {
            assert_eq!(serde_json::to_value(picture).unwrap(), picture.as_str());
        }
    }
}
