//! The one colour of an operator's choice, and what follows from it in light and in dark.

use std::fmt;
use std::str::FromStr;

/// A colour that text can be read in, and on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccentColor(Rgb);

/// A text that is no colour, or one that cannot be read.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum InvalidAccentColor {
    /// It is written in another way.
    #[error("it is no color in the form #rrggbb")]
    OtherForm,
    /// Text in it would be too pale (WCAG 2.2, 1.4.3).
    #[error("its contrast with the page is {0:.1}:1, and links and buttons need 4.5:1; choose a darker one")]
    TooPale(f64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rgb([u8; 3]);

/// What the page has behind text (`style/tokens.css`).
const WHITE: Rgb = Rgb([0xff; 3]);
const GROUND: Rgb = Rgb([0xf5, 0xf7, 0xf9]);
const DARK_PAPER: Rgb = Rgb([0x10, 0x17, 0x1e]);
const DARK_GROUND: Rgb = Rgb([0x0b, 0x10, 0x15]);

/// The contrast that text needs (WCAG 2.2, 1.4.3), and the one that is made of a colour in the dark, where thin letters glare.
const READABLE: f64 = 4.5;
const READABLE_IN_THE_DARK: f64 = 6.0;

struct Palette {
    accent: Rgb,
    strong: Rgb,
    soft: Rgb,
    line: Rgb,
    ink: Rgb,
}

impl AccentColor {
    /// The stylesheet that puts the colour in the place of the page's own.
    pub(crate) fn stylesheet(self) -> String {
        let (light, dark) = (Palette::light(self.0), Palette::dark(self.0));
        format!(":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}")
    }
}

impl FromStr for AccentColor {
    type Err = InvalidAccentColor;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let color = Rgb::parse(text.trim()).ok_or(InvalidAccentColor::OtherForm)?;
        let contrast = Palette::light(color).least_contrast([WHITE, GROUND]);
        if contrast < READABLE { Err(InvalidAccentColor::TooPale(contrast)) } else { Ok(Self(color)) }
    }
}

impl Palette {
    fn light(accent: Rgb) -> Self {
        Self {
            accent,
            strong: accent.mixed(Rgb([0; 3]), 0.1),
            soft: WHITE.mixed(accent, 0.08),
            line: WHITE.mixed(accent, 0.27),
            ink: WHITE,
        }
    }

    /// The colour itself, made lighter until it can be read there.
    fn dark(accent: Rgb) -> Self {
        let lighter = (0..=100).map(|step| Self::in_the_dark(accent.mixed(WHITE, f64::from(step) / 100.0)));
        let mut readable =
            lighter.filter(|palette| palette.least_contrast([DARK_PAPER, DARK_GROUND]) >= READABLE_IN_THE_DARK);
        readable.next().unwrap_or_else(|| Self::in_the_dark(WHITE))
    }

    fn in_the_dark(accent: Rgb) -> Self {
        Self {
            accent,
            strong: accent.mixed(WHITE, 0.15),
            soft: DARK_PAPER.mixed(accent, 0.12),
            line: DARK_PAPER.mixed(accent, 0.35),
            ink: DARK_GROUND,
        }
    }

    /// Of the colour with what it stands on, its own soft form as well, and with what stands on it.
    fn least_contrast(&self, behind: [Rgb; 2]) -> f64 {
        let others = [behind[0], behind[1], self.soft, self.ink];
        others.into_iter().map(|other| self.accent.contrast(other)).fold(f64::INFINITY, f64::min)
    }
}

impl fmt::Display for Palette {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { accent, strong, soft, line, ink } = self;
        write!(
            f,
            "--accent:{accent};--accent-strong:{strong};--accent-soft:{soft};--accent-line:{line};--accent-ink:{ink}"
        )
    }
}

impl Rgb {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |start: usize| u8::from_str_radix(&digits[start..start + 2], 16).ok();
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// This colour with so much of the other in it, from 0 to 1.
    fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |index: usize| {
            let mixed = f64::from(self.0[index]) * (1.0 - share) + f64::from(other.0[index]) * share;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between two bytes")]
            let byte = mixed.round() as u8;
            byte
        };
        Self([mix(0), mix(1), mix(2)])
    }

    /// The contrast ratio of both (WCAG 2.2).
    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        linear[0].mul_add(0.2126, linear[1].mul_add(0.7152, linear[2] * 0.0722))
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_those_of_the_standard() {
        let contrast = |one: &str, two: &str| Rgb::parse(one).unwrap().contrast(Rgb::parse(two).unwrap());
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.001);
        assert!((contrast("#777777", "#ffffff") - 4.478).abs() < 0.001);
    }

    #[test]
    fn a_color_that_cannot_be_read_is_refused_with_its_ratio() {
        for good in ["#0b5bd3", "#7A1FA2", " #005f5f "] {
            assert!(good.parse::<AccentColor>().is_ok(), "{good}");
        }
        for text in ["", "blue", "#0b5", "#0b5bd3ff", "#0b5bdg", "#+b5bd3", "0b5bd3"] {
            assert_eq!(text.parse::<AccentColor>(), Err(InvalidAccentColor::OtherForm), "{text}");
        }
        let pale = "#7db4ff".parse::<AccentColor>().unwrap_err().to_string();
        assert!(pale.starts_with("its contrast with the page is 2.0:1, and links"), "{pale}");
    }

    #[test]
    fn every_readable_color_can_be_read_in_the_dark_as_well() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let color = Rgb([red, green, blue]);
                    let least = Palette::dark(color).least_contrast([DARK_PAPER, DARK_GROUND]);
                    assert!(least >= READABLE_IN_THE_DARK, "{color}: {least}");
                }
            }
        }
        let bank = "#7a1fa2".parse::<AccentColor>().unwrap().stylesheet();
        assert!(bank.starts_with(":root{--accent:#7a1fa2;") && bank.contains("dark){:root{--accent:#"), "{bank}");
    }
}
