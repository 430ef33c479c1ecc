//! A table that keeps itself up to date, and taking rows off it: what User Sessions and Authorized Websites share. A page
//! says in words what its rows are; how they are shown, asked about and removed stands here once.

mod answer;
mod confirm_card;
mod confirm_form;
mod connected_from;
mod details;
mod frame;
mod list;
mod list_words;
mod live_state;
mod remove_all;
mod rows;
pub(crate) mod shown;
mod table;
mod table_cell;
mod table_row;

pub(crate) use answer::ListAnswer;
pub(crate) use confirm_card::ConfirmCard;
pub(crate) use connected_from::ConnectedFrom;
pub(crate) use frame::{Emptied, ListFrame, Messages};
pub(crate) use list::{LiveList, News};
pub(crate) use list_words::{ListWords, RemoveAllWords, RemoveWords, with_count};
pub(crate) use live_state::LiveState;
pub(crate) use remove_all::{Confirmed, RemoveAllButton};
pub(crate) use rows::RowState;
pub(crate) use shown::{Content, Details, Group, Icon, Located, Shown};
pub(crate) use table::LiveTable;
pub(crate) use table_row::Removal;
