//! `POST /accounts`.

use std::sync::Arc;

use argon2::password_hash::phc::{Output, ParamsString, Salt};
use argon2::{Algorithm, Argon2, Params, Version};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::storage::NewAccount;
use domain::{AccountId, LoginName, NewPassword, NoRandomness, PasswordHash, SecretToken};
use serde::{Deserialize, Serialize};

use super::input::Body;
use super::problem::Problem;
use super::state::Control;

/// An account to make. Whoever says nothing gets one that no other test has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    name: Option<String>,
    password: Option<String>,
}

/// An account, with the password that signs it in.
#[derive(Serialize)]
pub(super) struct Made {
    id: String,
    name: String,
    password: String,
}

/// Makes an account. Its password is as long as the rules want, and may be easy to guess.
pub(super) async fn create(
    State(control): State<Arc<Control>>,
    Body(wanted): Body<Wanted>,
) -> Result<(StatusCode, Json<Made>), Problem> {
    let id = AccountId::generate()?;
    let name = wanted.name.unwrap_or_else(|| format!("ada-{}", id.to_string().replace('-', "")));
    let login_name = LoginName::parse(&name).map_err(|error| Problem::unusable(error.to_string()))?;
    let password = match wanted.password {
        Some(password) => password,
        None => SecretToken::generate()?.reveal(),
    };
    NewPassword::parse(password.clone()).map_err(|error| Problem::unusable(error.to_string()))?;
    let account =
        NewAccount { id, login_name: login_name.clone(), password: quick_hash(&password)?, at: control.now() };
    if !control.storage.create_account(&account).await? {
        return Err(Problem::conflict(format!(
            "there is an account {login_name} already; leave its name out for a new one"
        )));
    }
    Ok((StatusCode::CREATED, Json(Made { id: id.to_string(), name: login_name.to_string(), password })))
}

/// A hash that costs next to nothing. It says so itself, so the service verifies a password against it as against any other.
fn quick_hash(password: &str) -> Result<PasswordHash, NoRandomness> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|_| NoRandomness)?;
    let params = Params::new(Params::MIN_M_COST, Params::MIN_T_COST, Params::MIN_P_COST, None);
    let params = params.expect("the least that Argon2 allows is allowed");
    let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
    let argon2id = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    argon2id.hash_password_into(password.as_bytes(), &salt, &mut output).expect("salt and output have a fixed length");
    let hash = argon2::PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).expect("parameters can be written"),
        salt: Some(Salt::new(&salt).expect("the salt has a fixed length")),
        hash: Some(Output::new(&output).expect("the output has a fixed length")),
    };
    Ok(PasswordHash::from_stored(hash.to_string()))
}
