//! What importing a data set costs: CPU seconds of reading, joining and preparing the look-ups, each once.
//!
//! `cargo bench --bench exchange` makes up a file of the size of ATOP by member. The real files lie outside the
//! repository, in `../shared/data`; where they are absent the table says so.

#![expect(clippy::print_stdout, reason = "the table is the result")]

use std::fmt::Write as _;
use std::path::Path;

use cpu_time::ProcessTime;
use garant::derived::Prepared;
use garant::exchange::{Limits, import, recognise, settle};
use garant::model::Dossier;

/// As many alliances with as many members as give the rows of ATOP.
fn made_up(alliances: u32, members: u32) -> String {
    let mut text =
        String::from("atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,ineffect,defense,offense,neutral,nonagg,consul\n");
    for alliance in 0..alliances {
        for member in 0..members {
            let (code, begin) = (200 + (alliance * 7 + member * 13) % 500, 1815 + alliance % 180);
            let _infallible = writeln!(
                text,
                "{alliance},{code},{begin},1,3,{},2,8,0,1,0,0,{},1",
                begin + 20,
                alliance % 2
            );
        }
    }
    text
}

fn measure(name: &str, bytes: &[u8]) {
    let Some(format) = recognise(name, bytes) else {
        println!("{name:42} not recognised");
        return;
    };
    let begun = ProcessTime::now();
    let imported = match import(name, bytes, format, &Limits::default(), &mut |_| true) {
        Ok(imported) => imported,
        Err(error) => {
            println!("{name:42} {error}");
            return;
        }
    };
    let read = begun.elapsed();
    let Ok(settled) = settle(&Dossier::default(), imported) else {
        return;
    };
    let joined = begun.elapsed();
    let prepared = Prepared::of(&settled.dossier);
    let all = begun.elapsed();
    drop(prepared);
    println!(
        "{name:42} {:>7} ties  read {:>6.3} s, joined {:>6.3} s, ready {:>6.3} s",
        settled.dossier.ties.len(),
        read.as_secs_f64(),
        joined.as_secs_f64(),
        all.as_secs_f64()
    );
}

fn main() {
    measure("made up, 800 alliances of 3", made_up(800, 3).as_bytes());
    measure("made up, 300 alliances of 45", made_up(300, 45).as_bytes());
    let folder = Path::new("../shared/data");
    for file in [
        "atop/atop-member-level.csv",
        "atop/atop-alliance-level.csv",
        "cow/alliance_v4.1_by_member.csv",
        "cow/states2016.csv",
        "states/cow_nmc.csv",
        "arms/armsTransfers.json",
    ] {
        match std::fs::read(folder.join(file)) {
            Ok(bytes) => measure(file, &bytes),
            Err(_) => println!("{file:42} absent"),
        }
    }
}
