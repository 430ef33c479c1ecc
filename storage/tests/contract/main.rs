//! What every back end promises, in one list of tests that runs on each of them.

#![expect(clippy::unwrap_used, reason = "these are tests, though the macro calls most of them from another module")]

mod accounts;
mod activity;
mod attempts;
mod audit;
mod closing;
mod closing_others;
mod damage;
mod erasing;
mod fixture;
mod isolation;
mod lapsing;
mod listing;
mod one_way;
mod opening;
mod passwords;
mod proving;
mod races;
mod verifying;

macro_rules! for_every_back_end {
    ($($module:ident: $($test:ident),+ $(,)?;)+) => {
        mod sqlite {
            $(mod $module {
                $(#[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    let database = crate::fixture::Database::sqlite().await;
                    crate::$module::$test(&database).await;
                })+
            })+
        }
    };
}

for_every_back_end! {
    accounts:
        a_created_account_can_be_found_and_is_on_record,
        a_taken_name_creates_nothing,
        an_unknown_name_has_no_credentials,
        accounts_are_listed_by_name,
        the_first_account_comes_with_its_first_session,
        only_one_of_many_first_accounts_is_created,
        disabling_closes_every_session_and_lets_nobody_in,
        enabling_lets_in_again_and_reopens_nothing,
        an_operator_closes_every_session_of_one_account;
    activity:
        activity_moves_last_active_and_connected_from,
        late_activity_changes_neither_time_nor_address,
        activity_of_a_lapsed_session_is_refused,
        activity_of_an_unknown_session_is_refused;
    attempts:
        attempts_are_counted_until_the_rule_refuses,
        a_refused_attempt_is_counted_under_no_key,
        parallel_attempts_cannot_slip_past_the_rule,
        a_good_attempt_forgets_some_counts_and_is_taken_off_others,
        old_counts_are_erased,
        a_browser_is_known_to_the_account_that_it_signed_in_to;
    audit:
        every_event_is_on_record_exactly_once,
        an_event_that_changes_nothing_else_is_kept_as_it_is,
        the_trail_is_of_one_account_and_time,
        the_trail_is_neither_rewritten_nor_deleted;
    closing:
        a_closed_session_is_refused_and_says_how_it_ended,
        closing_twice_changes_nothing_the_second_time,
        closing_a_lapsed_session_writes_its_lapse,
        closing_ones_own_session_is_signing_out,
        a_caller_that_has_ended_closes_nothing,
        a_caller_that_has_lapsed_closes_nothing,
        an_erased_session_is_as_unknown_as_one_that_never_was;
    closing_others:
        all_others_are_closed_and_the_caller_lives,
        lapsed_others_end_as_lapsed_and_are_not_counted,
        a_caller_that_has_ended_closes_no_others,
        ten_thousand_others_are_closed_exactly,
        what_was_open_before_the_close_is_closed_and_what_came_later_lives;
    damage:
        a_damaged_row_is_refused_and_the_others_are_listed,
        a_word_from_a_newer_version_is_no_damage;
    erasing:
        sessions_are_erased_after_their_history_and_not_before,
        open_sessions_are_never_erased,
        addresses_are_erased_from_the_trail_and_the_events_stay,
        more_than_one_batch_is_erased;
    isolation:
        another_accounts_session_answers_like_one_that_does_not_exist,
        closing_ones_own_others_touches_nobody_else,
        a_page_cannot_begin_in_another_accounts_list;
    lapsing:
        an_idle_session_ends_at_the_moment_that_it_lapsed,
        a_busy_session_ends_at_its_absolute_lifetime,
        a_session_that_is_both_idle_and_expired_ends_by_what_came_first,
        only_the_asked_account_is_looked_at,
        all_accounts_are_swept_in_batches,
        what_is_idle_and_expired_at_once_is_swept_once,
        a_clock_that_goes_back_reopens_nothing;
    listing:
        the_list_shows_the_current_session_and_the_others_newest_first,
        what_has_lapsed_is_neither_listed_nor_counted,
        ended_sessions_are_listed_latest_end_first_within_their_history,
        pages_show_every_session_once_while_others_close_and_open,
        every_change_is_counted_and_reading_is_not,
        the_list_says_when_it_will_change_by_itself,
        sessions_are_found_by_their_ids,
        an_account_without_sessions_has_an_empty_list;
    one_way:
        no_method_reopens_a_closed_session,
        the_database_refuses_every_statement_that_would_reopen_a_session,
        the_database_refuses_to_change_what_a_session_is,
        the_database_refuses_to_delete_an_open_session;
    opening:
        an_opened_session_is_found_by_its_token_alone,
        nothing_is_opened_when_the_password_has_changed_since,
        nothing_is_opened_for_a_disabled_or_unknown_account,
        nothing_is_opened_over_an_existing_session,
        the_session_that_the_browser_held_ends_as_signed_in_again,
        a_replaced_session_may_belong_to_another_account,
        a_session_that_has_ended_is_not_replaced;
    passwords:
        a_replaced_password_renews_the_token_and_keeps_the_others,
        a_replaced_password_closes_the_others_when_asked_to,
        a_password_is_not_replaced_when_it_is_not_the_old_one,
        a_password_is_not_replaced_in_a_session_that_has_ended,
        a_password_is_not_replaced_in_another_accounts_session,
        a_password_that_an_operator_sets_closes_every_session;
    proving:
        a_proof_renews_the_token_and_the_old_one_is_unknown,
        a_proof_is_refused_when_the_password_has_changed_since,
        a_proof_is_refused_in_a_session_that_is_not_active,
        a_proof_is_refused_in_another_accounts_session;
    races:
        nothing_reopens_a_session_that_is_closed_while_it_is_used,
        two_processes_cannot_reopen_a_closed_session;
    verifying:
        verifications_of_the_same_moment_each_get_their_own_answer,
        a_damaged_row_refuses_nobody_but_its_own_token,
        a_verification_that_is_given_up_does_not_hold_up_the_others;
}
