//! What every back end promises, in one list of tests that runs on each of them; in `server` what a server adds to that, because
//! it can hang, go away, be another one or be the wrong one; and in `file` what a file adds, because it can be copied.

#![expect(clippy::unwrap_used, reason = "these are tests, though the macro calls most of them from another module")]

mod access_tokens;
mod accounts;
mod activity;
mod addresses;
mod api_keys;
mod attempts;
mod audit;
mod closing;
mod closing_others;
mod codes;
mod damage;
mod embed_token_races;
mod embed_tokens;
mod epochs;
mod erasing;
mod erasing_tokens;
mod file;
mod fixture;
mod grants;
mod health;
mod isolation;
mod lapsing;
mod listing;
mod notices;
mod one_way;
mod one_way_websites;
mod opening;
mod passwords;
mod proving;
mod races;
mod reached;
mod refreshing;
mod replaced_tokens;
mod revocations;
mod server;
mod signing_keys;
mod token_races;
mod verifying;
mod websites;
mod withdrawing;

macro_rules! for_every_back_end {
    ($($module:ident: $($test:ident),+ $(,)?;)+) => {
        on_a_back_end! { sqlite: $($module: $($test),+;)+ }
        on_a_back_end! { postgres: $($module: $($test),+;)+ }
    };
}

macro_rules! on_a_back_end {
    ($back_end:ident: $($module:ident: $($test:ident),+;)+) => {
        mod $back_end {
            $(mod $module {
                $(#[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    let database = crate::fixture::Database::$back_end().await;
                    crate::$module::$test(&database).await;
                    database.remove().await;
                })+
            })+
        }
    };
}

for_every_back_end! {
    access_tokens:
        a_good_access_token_says_what_it_is_for,
        an_access_token_runs_out,
        nothing_else_is_an_access_token,
        an_access_token_ends_with_its_session,
        revoking_ends_codes_and_tokens_and_asks_again,
        a_given_up_access_token_ends_alone,
        a_given_up_refresh_token_ends_all_that_followed_from_its_code;
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
        of_many_requests_at_once_one_is_written,
        late_activity_changes_neither_time_nor_address,
        activity_of_a_lapsed_session_is_refused,
        activity_of_an_unknown_session_is_refused;
    addresses:
        active_sessions_are_counted_by_address_the_most_first;
    api_keys:
        a_key_is_found_by_its_secret_as_it_was_made,
        a_key_is_not_made_over_another,
        use_of_a_key_is_noted_and_never_earlier_than_before,
        a_revoked_key_stays_revoked_and_on_record,
        the_database_refuses_to_bring_a_key_back_or_to_give_it_more_rights,
        what_a_key_closes_is_closed_by_an_administrator_and_the_record_names_the_key,
        another_accounts_session_is_as_unknown_to_a_key_as_one_that_never_was,
        what_has_lapsed_before_a_key_closes_it_ends_as_lapsed,
        a_revoked_key_closes_nothing;
    attempts:
        attempts_are_counted_until_the_rule_refuses,
        a_refused_attempt_is_counted_under_no_key,
        parallel_attempts_cannot_slip_past_the_rule,
        what_is_pending_decides_when_its_outcome_is_known,
        a_clock_that_goes_back_is_remembered_and_grants_nothing,
        an_account_that_is_unlocked_may_try_again_in_every_browser,
        a_good_attempt_forgets_some_counts_and_is_taken_off_others,
        old_counts_are_erased,
        a_browser_is_known_to_the_account_that_it_signed_in_to,
        a_browser_that_has_not_signed_in_for_long_is_forgotten;
    audit:
        every_event_is_on_record_exactly_once,
        an_event_that_changes_nothing_else_is_kept_as_it_is,
        the_trail_is_of_one_account_and_time,
        the_trail_of_all_is_read_page_by_page_in_its_order,
        the_trail_is_neither_rewritten_nor_deleted,
        records_are_erased_a_year_after_them_and_not_before;
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
    codes:
        a_code_is_exchanged_for_what_it_was_given,
        a_code_is_refused_with_anything_that_it_was_not_given_for,
        a_code_without_a_challenge_takes_no_verifier,
        a_code_works_until_it_expires,
        a_code_that_comes_twice_ends_all_that_followed_from_it,
        a_used_code_ends_nothing_when_it_comes_again_late,
        a_used_code_of_a_public_website_ends_nothing_without_its_verifier_and_address,
        of_many_exchanges_at_once_one_succeeds_and_then_nothing_is_good,
        a_code_ends_with_its_session_or_its_grant,
        each_website_knows_the_session_by_one_id_of_its_own;
    damage:
        a_damaged_row_is_refused_and_the_others_are_listed,
        a_word_from_a_newer_version_is_no_damage,
        a_damaged_website_is_refused_and_hides_no_other;
    embed_token_races:
        no_embed_token_of_a_session_is_good_that_is_closed_while_they_are_given_out,
        two_processes_cannot_give_out_embed_tokens_of_a_closed_session,
        no_embed_token_is_given_out_by_a_key_that_is_revoked_meanwhile;
    embed_tokens:
        an_embed_token_says_what_it_was_given_for,
        an_embed_token_opens_no_session_and_nothing_else,
        an_embed_token_runs_out,
        an_embed_token_ends_with_its_session_and_knows_how_it_ended,
        an_embed_token_ends_with_what_it_came_by,
        a_new_password_ends_the_embed_tokens_of_every_session,
        a_session_that_gets_a_new_token_ends_the_embed_tokens_of_the_old_one,
        nothing_is_good_after_a_restore,
        nothing_is_given_out_for_a_session_that_is_not_active_or_somebody_elses,
        a_website_gives_out_only_for_the_session_that_it_was_allowed_in,
        of_many_embed_tokens_of_a_session_the_oldest_go,
        the_database_refuses_embed_tokens_that_nothing_follows_from_or_that_change,
        embed_tokens_are_erased_when_their_sessions_would_be,
        the_origins_are_those_of_keys_that_are_good,
        whose_session_it_is_can_be_asked_by_its_id,
        what_is_closed_by_an_embed_token_says_in_which_place_and_by_what,
        an_embed_token_that_is_not_good_any_more_closes_nothing;
    epochs:
        an_epoch_ends_everything_that_is_open,
        what_begins_after_an_epoch_is_good,
        no_statement_begins_an_epoch_without_its_effect_or_undoes_one;
    erasing:
        sessions_are_erased_after_their_history_and_not_before,
        open_sessions_are_never_erased,
        addresses_are_erased_from_the_trail_and_the_events_stay,
        the_address_of_a_website_that_is_not_used_is_erased_and_the_grant_stays,
        more_than_one_batch_is_erased;
    erasing_tokens:
        what_a_closed_session_gave_is_erased_with_it,
        access_without_the_person_outlives_its_session,
        what_has_run_out_or_was_revoked_is_erased_and_the_rest_stays,
        more_tokens_than_one_batch_are_erased;
    grants:
        what_is_allowed_is_a_grant_and_on_record,
        a_grant_grows_and_never_shrinks,
        a_remembered_consent_needs_a_grant_that_covers_the_request,
        nothing_is_allowed_in_a_session_that_is_not_active,
        websites_are_listed_latest_used_first,
        use_by_the_website_is_written_once_a_minute,
        revoking_one_website_leaves_the_others,
        revoking_all_leaves_nothing_and_touches_nobody_else,
        a_caller_that_has_ended_revokes_nothing,
        every_change_of_a_grant_is_counted;
    health:
        a_database_answers_with_its_own_clock_where_it_has_one;
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
    notices:
        every_website_of_a_closed_session_is_told_at_once,
        a_website_is_told_of_a_lapse_and_of_being_revoked,
        a_website_is_told_where_it_was_to_be_told_at_the_end,
        a_removed_website_is_told_that_its_sessions_ended,
        a_taken_notice_is_left_alone_until_its_lease_is_over,
        two_processes_never_take_the_same_notice,
        notices_are_taken_longest_due_first_and_not_too_many,
        a_website_that_does_not_answer_is_tried_again_and_one_that_has_is_not,
        a_website_that_has_no_such_session_is_not_told_again,
        a_website_with_very_many_notices_hides_no_other;
    one_way:
        no_method_reopens_a_closed_session,
        the_database_refuses_every_statement_that_would_reopen_a_session,
        the_database_refuses_to_change_what_a_session_is,
        the_database_refuses_to_delete_an_open_session;
    one_way_websites:
        a_revoked_grant_cannot_be_opened_again,
        an_ended_authorization_cannot_be_opened_again,
        a_code_and_a_refresh_token_cannot_be_made_unused,
        a_website_session_cannot_be_opened_again,
        nothing_begins_in_a_session_that_has_ended,
        what_is_open_cannot_be_deleted;
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
        a_password_that_an_operator_sets_closes_every_session,
        a_new_password_makes_the_account_forget_the_browsers_that_it_knows;
    proving:
        a_proof_renews_the_token_and_the_old_one_is_unknown,
        a_proof_is_refused_when_the_password_has_changed_since,
        a_proof_is_refused_in_a_session_that_is_not_active,
        a_proof_is_refused_in_another_accounts_session;
    races:
        nothing_reopens_a_session_that_is_closed_while_it_is_used,
        two_processes_cannot_reopen_a_closed_session;
    reached:
        an_open_session_names_the_websites_that_are_signed_in_through_it,
        whether_a_website_will_be_told_follows_what_the_operator_says,
        an_ended_session_says_what_became_of_telling_each_website,
        access_ends_by_the_close_at_the_earliest,
        a_website_keeps_access_as_long_as_it_has_any,
        an_ended_session_says_whether_anything_is_left_to_revoke,
        of_many_websites_the_first_are_named_and_all_are_counted;
    refreshing:
        a_refresh_token_works_once_and_gives_the_next_one,
        a_refresh_token_that_comes_twice_ends_all_that_followed,
        a_refresh_whose_answer_was_lost_gives_the_same_next_token_again,
        an_answer_that_was_lost_too_long_ago_is_lost,
        many_refreshes_at_once_all_give_the_same_next_token,
        a_token_of_another_website_is_neither_used_nor_ended,
        fewer_scopes_can_be_asked_for_and_more_use_nothing_up,
        without_offline_access_a_refresh_token_ends_with_its_session,
        with_offline_access_it_goes_on_and_what_was_given_before_is_dead,
        access_without_the_person_ends_at_last;
    replaced_tokens:
        a_token_that_was_replaced_is_in_the_feed;
    signing_keys:
        the_first_node_says_which_keys_are_the_right_ones,
        keys_are_replaced_as_a_whole_and_forgotten_after_a_restore,
        a_website_that_was_removed_is_told_in_the_way_that_it_understands;
    revocations:
        however_a_session_ends_it_is_in_the_feed_once,
        what_is_not_committed_is_not_in_the_feed,
        the_feed_is_read_page_by_page_without_a_gap,
        a_place_that_is_not_in_the_feed_means_starting_over,
        what_is_erased_means_starting_over_and_the_last_old_row_stays,
        a_lapse_that_was_noticed_late_is_not_erased_from_the_middle,
        more_of_the_feed_than_one_batch_is_erased,
        the_database_refuses_to_rewrite_the_feed,
        nothing_is_skipped_while_sessions_are_closed_at_once;
    token_races:
        nothing_of_a_session_is_good_that_is_closed_while_tokens_are_given_out,
        two_processes_cannot_give_out_tokens_of_a_closed_session,
        nothing_of_a_website_is_good_that_is_revoked_while_tokens_are_given_out;
    verifying:
        verifications_of_the_same_moment_each_get_their_own_answer,
        a_damaged_row_refuses_nobody_but_its_own_token,
        a_verification_that_is_given_up_does_not_hold_up_the_others;
    websites:
        a_registered_website_is_found_as_it_is,
        a_taken_id_registers_nothing,
        websites_are_listed_by_name,
        redirect_uris_are_found_by_what_is_in_them,
        a_replaced_website_keeps_its_secret_unless_it_gets_another,
        websites_are_found_by_the_origins_that_show_their_lists,
        only_a_public_website_has_no_secret,
        a_website_that_is_replaced_by_itself_is_no_event,
        what_a_list_shows_of_a_website_changes_the_lists_of_those_who_see_it,
        a_new_secret_takes_the_place_of_the_old_one,
        a_removed_website_is_unknown_and_so_is_all_that_it_got;
    withdrawing:
        disabling_an_account_ends_everything_for_good,
        a_password_that_an_operator_sets_ends_everything,
        a_replaced_password_ends_all_that_websites_have,
        closing_all_sessions_of_an_account_ends_all_that_websites_have,
        closing_a_session_revokes_what_was_used_in_it_when_asked_to,
        what_was_used_in_a_session_is_revoked_without_closing_it,
        closing_the_others_revokes_what_was_used_in_them_when_asked_to;
}
