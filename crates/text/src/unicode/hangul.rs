//! Hangul syllables, which are composed, decomposed and named by arithmetic (section 3.12 of the Unicode standard).

const SYLLABLES: u32 = 0xAC00;
const LEADS: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
/// One before the first: a syllable may have no tail.
const TAILS: u32 = 0x11A7;

const LEAD_NAMES: [&str; 19] =
    ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
const VOWEL_NAMES: [&str; 21] = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI",
    "YU", "EU", "YI", "I",
];
const TAIL_NAMES: [&str; 28] = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS",
    "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
];

const LEAD_COUNT: u32 = LEAD_NAMES.len() as u32;
const VOWEL_COUNT: u32 = VOWEL_NAMES.len() as u32;
const TAIL_COUNT: u32 = TAIL_NAMES.len() as u32;

/// The numbers of a syllable's lead, vowel and tail (0 for none).
fn split(point: u32) -> Option<[u32; 3]> {
    let index = point.wrapping_sub(SYLLABLES);
    (index < LEAD_COUNT * VOWEL_COUNT * TAIL_COUNT).then_some([
        index / (VOWEL_COUNT * TAIL_COUNT),
        index / TAIL_COUNT % VOWEL_COUNT,
        index % TAIL_COUNT,
    ])
}

fn join(lead: u32, vowel: u32, tail: u32) -> u32 {
    SYLLABLES + (lead * VOWEL_COUNT + vowel) * TAIL_COUNT + tail
}

/// The letters of a syllable; a zero for no tail.
pub(super) fn decompose(point: u32) -> Option<[u32; 3]> {
    let [lead, vowel, tail] = split(point)?;
    Some([LEADS + lead, VOWELS + vowel, if tail == 0 { 0 } else { TAILS + tail }])
}

/// Lead and vowel, or these and a tail, composed.
pub(super) fn compose(first: u32, second: u32) -> Option<u32> {
    let (lead, vowel, tail) =
        (first.wrapping_sub(LEADS), second.wrapping_sub(VOWELS), second.wrapping_sub(TAILS));
    if lead < LEAD_COUNT && vowel < VOWEL_COUNT {
        return Some(join(lead, vowel, 0));
    }
    match split(first)? {
        [lead, vowel, 0] if (1..TAIL_COUNT).contains(&tail) => Some(join(lead, vowel, tail)),
        _ => None,
    }
}

/// The short names of a syllable's letters.
pub(super) fn letter_names(point: u32) -> Option<[&'static str; 3]> {
    let [lead, vowel, tail] = split(point)?;
    Some([LEAD_NAMES[lead as usize], VOWEL_NAMES[vowel as usize], TAIL_NAMES[tail as usize]])
}

/// The syllable whose letters' short names make up `name`: the longest lead, then the longest vowel.
pub(super) fn syllable_named(name: &str) -> Option<u32> {
    let (lead, name) = longest(&LEAD_NAMES, name)?;
    let (vowel, name) = longest(&VOWEL_NAMES, name)?;
    let (tail, name) = longest(&TAIL_NAMES, name)?;
    name.is_empty().then(|| join(lead, vowel, tail))
}

/// The number of the longest of `names` that `text` starts with, and the rest of the text.
fn longest<'a>(names: &[&str], text: &'a str) -> Option<(u32, &'a str)> {
    let fitting = (0..).zip(names).filter_map(|(number, name)| Some((number, text.strip_prefix(name)?)));
    fitting.min_by_key(|(_, rest)| rest.len())
}
