//! What a calendar file says about moments: deadlines, open hours, and the changes of the clock.

use jiff::Timestamp;

use super::*;

const FILE: &str = r#"
    valid_until = 2027-12-31
    hours_as_of = "2023"
    [hours]
    mon = ["07:30-16:30"]
    tue = ["07:30-16:30"]
    wed = ["07:30-16:30"]
    thu = ["07:30-16:30"]
    fri = ["07:30-16:00"]
"#;

fn read(text: &str) -> Calendar {
    toml::from_str(text).unwrap()
}

fn with(extra: &str) -> Calendar {
    read(&format!("{extra}\n{FILE}"))
}

fn special(date: &str, hours: &str) -> String {
    format!("{FILE}\n[[special]]\ndate = {date}\nhours = {hours}\nnote = \"Kort dag\"")
}

/// A moment given as the Swedish wall clock shows it.
fn at(local: &str) -> Timestamp {
    moment(local.replace(' ', "T").parse().unwrap())
}

fn shown(moment: Timestamp) -> String {
    local(moment).strftime("%F %H:%M").to_string()
}

fn check_due(calendar: &Calendar, vectors: &[(&str, &str)]) {
    for (arrived, expected) in vectors {
        assert_eq!(shown(due(calendar, at(arrived))), *expected, "arrived {arrived}");
    }
}

#[test]
fn r8_an_errand_is_due_when_the_next_working_day_closes() {
    check_due(
        &read(FILE),
        &[
            ("2026-11-23 08:00", "2026-11-24 16:30"),
            ("2026-11-23 16:25", "2026-11-24 16:30"),
            ("2026-11-23 00:00", "2026-11-24 16:30"),
            ("2026-11-23 23:59", "2026-11-24 16:30"),
            ("2026-11-27 17:00", "2026-11-30 16:30"),
            ("2026-11-28 12:00", "2026-11-30 16:30"),
            ("2026-12-22 10:00", "2026-12-23 16:30"),
            ("2026-12-23 09:00", "2026-12-28 16:30"),
        ],
    );
}

#[test]
fn r8_friday_closes_at_four_so_what_comes_on_thursday_is_due_then() {
    check_due(&read(FILE), &[("2026-11-26 15:00", "2026-11-27 16:00")]);
}

#[test]
fn r8_holidays_push_the_due_time_forward() {
    check_due(
        &read(FILE),
        &[
            ("2026-06-18 12:00", "2026-06-22 16:30"),
            ("2026-12-30 12:00", "2027-01-04 16:30"),
            ("2027-01-05 12:00", "2027-01-07 16:30"),
            ("2027-03-25 12:00", "2027-03-30 16:30"),
            ("2027-05-05 12:00", "2027-05-07 16:00"),
        ],
    );
}

#[test]
fn r8_same_day_before_tightens_only_what_comes_early_on_a_working_day() {
    check_due(
        &with("same_day_before = \"12:00\""),
        &[
            ("2026-11-23 11:59", "2026-11-23 16:30"),
            ("2026-11-23 12:00", "2026-11-24 16:30"),
            ("2026-11-28 09:00", "2026-11-30 16:30"),
            ("2026-12-24 09:00", "2026-12-28 16:30"),
        ],
    );
}

#[test]
fn r8_same_day_is_not_promised_once_a_short_day_has_closed() {
    let file = format!("same_day_before = \"15:00\"\n{}", special("2026-11-24", "[\"07:30-12:00\"]"));
    check_due(&read(&file), &[("2026-11-24 11:00", "2026-11-24 12:00"), ("2026-11-24 13:00", "2026-11-25 16:30")]);
}

#[test]
fn r8_a_short_special_day_closes_early_and_a_closed_one_is_skipped() {
    check_due(&read(&special("2026-12-23", "[\"07:30-12:00\"]")), &[("2026-12-22 10:00", "2026-12-23 12:00")]);
    check_due(&read(&special("2026-12-23", "[]")), &[("2026-12-22 10:00", "2026-12-28 16:30")]);
}

#[test]
fn r8_an_open_saturday_is_not_a_working_day() {
    let calendar = read(&special("2026-11-28", "[\"10:00-14:00\"]"));
    check_due(&calendar, &[("2026-11-27 10:00", "2026-11-30 16:30")]);
}

#[test]
fn r8_weekdays_without_hours_are_skipped() {
    let calendar = read("valid_until = 2027-12-31\n[hours]\ntue = [\"08:00-09:00\", \"13:00-14:00\"]");
    check_due(&calendar, &[("2026-11-24 08:00", "2026-12-01 14:00")]);
}

#[test]
fn w_4_due_times_follow_the_wall_clock_over_the_changes_of_2027() {
    let calendar = read(FILE);
    // Summer time starts on Easter Sunday 2027-03-28; Monday is a holiday.
    let spring = due(&calendar, at("2027-03-25 16:00"));
    assert_eq!(spring.to_string(), "2027-03-30T14:30:00Z");
    let before = due(&calendar, at("2027-03-24 16:00"));
    assert_eq!(before.to_string(), "2027-03-25T15:30:00Z");
    let autumn = due(&calendar, at("2027-10-29 16:00"));
    assert_eq!(autumn.to_string(), "2027-11-01T15:30:00Z");
}

#[test]
fn w_4_the_date_of_arrival_is_the_swedish_one() {
    // 22:30 UTC on a Sunday in summer is already Monday in Sweden.
    let arrived = "2026-06-28T22:30:00Z".parse().unwrap();
    assert_eq!(shown(due(&read(FILE), arrived)), "2026-06-30 16:30");
    assert_eq!(local_date(arrived).to_string(), "2026-06-29");
}

fn state(calendar: &Calendar, when: &str) -> String {
    match calendar.schedule().opening_at(at(when)) {
        Opening::Open { until } => format!("open until {}", shown(until)),
        Opening::Closed { next: Some(next) } => format!("closed until {}", shown(next)),
        Opening::Closed { next: None } => "closed".to_owned(),
    }
}

#[test]
fn r20_a_place_is_open_until_it_closes_and_closed_until_it_opens() {
    let calendar = read(FILE);
    for (when, expected) in [
        ("2026-11-23 07:29", "closed until 2026-11-23 07:30"),
        ("2026-11-23 07:30", "open until 2026-11-23 16:30"),
        ("2026-11-23 16:30", "closed until 2026-11-24 07:30"),
        ("2026-11-27 16:00", "closed until 2026-11-30 07:30"),
        ("2026-12-23 17:00", "closed until 2026-12-28 07:30"),
        ("2027-03-26 10:00", "closed until 2027-03-30 07:30"),
    ] {
        assert_eq!(state(&calendar, when), expected, "{when}");
    }
}

#[test]
fn r20_a_day_may_be_open_twice() {
    let calendar = read("valid_until = 2027-12-31\n[hours]\ntue = [\"08:00-09:00\", \"13:00-14:00\"]");
    assert_eq!(state(&calendar, "2026-11-24 08:30"), "open until 2026-11-24 09:00");
    assert_eq!(state(&calendar, "2026-11-24 09:00"), "closed until 2026-11-24 13:00");
    assert_eq!(state(&calendar, "2026-11-24 14:00"), "closed until 2026-12-01 08:00");
}

#[test]
fn r20_a_special_day_wins_over_weekday_and_holiday() {
    let short = read(&special("2026-11-23", "[\"10:00-12:00\"]"));
    assert_eq!(state(&short, "2026-11-23 08:00"), "closed until 2026-11-23 10:00");
    let christmas = read(&special("2026-12-24", "[\"10:00-12:00\"]"));
    assert_eq!(state(&christmas, "2026-12-24 11:00"), "open until 2026-12-24 12:00");
    let day = christmas.schedule().day("2026-12-24".parse().unwrap());
    assert!(matches!(day.kind, DayKind::Special(day) if day.note.as_deref() == Some("Kort dag")));
    let next = christmas.schedule().day("2026-12-25".parse().unwrap());
    assert_eq!(next.kind, DayKind::Holiday(Holiday::ChristmasDay));
}

#[test]
fn r20_a_place_without_hours_opens_at_no_known_time_and_one_that_never_shuts_is_one_stretch() {
    let never = WeeklyHours::default();
    assert_eq!(Schedule::new(&never, &[]).opening_at(at("2026-11-23 10:00")), Opening::Closed { next: None });
    let always: WeeklyHours = toml::from_str("sat = [\"08:00-24:00\"]\nsun = [\"00:00-10:00\"]").unwrap();
    let open = Schedule::new(&always, &[]).opening_at(at("2026-11-28 23:00"));
    assert_eq!(open, Opening::Open { until: at("2026-11-29 10:00") });
}

#[test]
fn w_4_a_night_when_the_clock_changes_is_an_hour_shorter_or_longer() {
    let night: WeeklyHours = toml::from_str("sun = [\"01:00-04:00\"]").unwrap();
    let hours = |date: &str| {
        let now = at(&format!("{date} 01:00"));
        match Schedule::new(&night, &[]).opening_at(now) {
            Opening::Open { until } => until.duration_since(now).as_hours(),
            Opening::Closed { .. } => 0,
        }
    };
    // 2027-03-28 is Easter Sunday, closed by law: the spring of 2026 and the autumn of 2027.
    assert_eq!(hours("2026-03-29"), 2);
    assert_eq!(hours("2027-10-31"), 4);
    assert_eq!(hours("2027-10-24"), 3);
}

#[test]
fn w_4_hours_that_the_clock_skips_are_not_open() {
    let skipped: WeeklyHours = toml::from_str("sun = [\"02:00-03:00\"]").unwrap();
    let before = Schedule::new(&skipped, &[]).opening_at(at("2026-03-29 01:30"));
    assert_eq!(before, Opening::Closed { next: Some(at("2026-04-12 02:00")) });
}

#[test]
fn w_3_the_file_warns_from_ninety_days_before_it_ends() {
    let calendar = read(FILE);
    assert!(!calendar.horizon_warning("2027-10-01".parse().unwrap()));
    assert!(calendar.horizon_warning("2027-10-02".parse().unwrap()));
    assert!(calendar.horizon_warning("2028-01-01".parse().unwrap()));
    assert_eq!(calendar.hours_as_of(), Some("2023"));
}

#[test]
fn a_calendar_file_that_is_wrong_says_how() {
    let twice = format!("{}\n[[special]]\ndate = 2026-12-23\nhours = []", special("2026-12-23", "[]"));
    for (text, said) in [
        (format!("same_day = \"12:00\"\n{FILE}"), "unknown field `same_day`"),
        (format!("same_day_before = \"noon\"\n{FILE}"), "same_day_before: \"noon\" is not a time"),
        ("valid_until = 2027-12-31\n[hours]\nsat = [\"10:00-14:00\"]".to_owned(), "no hours on any day"),
        (twice, "2026-12-23 stands twice"),
        ("[hours]\nmon = [\"10:00-14:00\"]".to_owned(), "missing field `valid_until`"),
    ] {
        let error = toml::from_str::<Calendar>(&text).unwrap_err();
        assert!(error.message().contains(said), "{error}");
    }
}
