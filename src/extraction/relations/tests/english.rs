//! English sentences.

use super::{check, check_never_asserted};
use crate::model::Language;

#[test]
fn english_ties() {
    check(
        Language::En,
        &[
            (
                "Russia signed a mutual defence pact with North Korea on 19 June 2024.",
                &["DefencePact PRK=RUS Asserted"],
            ),
            (
                "Russia and North Korea signed a treaty of friendship in 1961.",
                &["Treaty PRK=RUS Asserted"],
            ),
            ("Iran supplied drones to Russia.", &["Arms IRN>RUS Asserted"]),
            (
                "Iran has supplied Russia with hundreds of drones.",
                &["Arms IRN>RUS Asserted"],
            ),
            (
                "Weapons supplied by Iran to Russia were used in Ukraine.",
                &["Arms IRN>RUS Asserted"],
            ),
            (
                "The United States imposed sanctions on Iran.",
                &["Sanctions USA>IRN Asserted"],
            ),
            ("China is sanctioned by the United States.", &["Sanctions USA>CHN Asserted"]),
            (
                "US sanctions against Cuba have been in place since 1962.",
                &["Sanctions USA>CUB Asserted"],
            ),
            ("Britain guaranteed Belgian neutrality.", &["Guarantee GBR>BEL Asserted"]),
            (
                "Belgium's neutrality was guaranteed by Britain and Prussia.",
                &["Guarantee GBR>BEL Asserted", "Guarantee PRUSSIA>BEL Asserted"],
            ),
            (
                "Washington gave Kuwait security guarantees in 1991.",
                &["Guarantee USA>KWT Asserted"],
            ),
            (
                "Estonia, Latvia and Lithuania joined NATO in 2004.",
                &[
                    "Membership EST>NATO Asserted",
                    "Membership LVA>NATO Asserted",
                    "Membership LTU>NATO Asserted",
                ],
            ),
            ("Finland is a member of NATO.", &["Membership FIN>NATO Asserted"]),
            (
                "NATO member Turkey bought missiles from Russia.",
                &["Membership TUR>NATO Asserted", "Arms RUS>TUR Asserted"],
            ),
            (
                "The alliance between the United States and Japan was signed in 1951.",
                &["DefencePact JPN=USA Asserted"],
            ),
            ("The US-Japanese alliance is strong.", &["DefencePact JPN=USA Asserted"]),
            (
                "Saudi Arabia and Iran held talks in Beijing.",
                &["Negotiation IRN=SAU Asserted"],
            ),
            (
                "Qatar mediated between Israel and Lebanon.",
                &["Mediation QAT>ISR Asserted", "Mediation QAT>LBN Asserted"],
            ),
            (
                "There are 28,500 American troops in South Korea.",
                &["Troops USA>KOR Asserted"],
            ),
            ("France deployed soldiers to Mali in 2013.", &["Troops FRA>MLI Asserted"]),
            ("India buys oil from Russia.", &["Energy RUS>IND Asserted"]),
            ("Russian gas exports to Germany ended in 2022.", &["Energy RUS>DEU Past"]),
            (
                "Belarus, Russia's closest ally, is silent.",
                &["Partnership BLR=RUS Asserted"],
            ),
            (
                "South Korea is an ally of the United States.",
                &["Partnership KOR=USA Asserted"],
            ),
            (
                "The former alliance between China and Albania ended in 1978.",
                &["DefencePact ALB=CHN Past"],
            ),
            ("Iraq invaded Kuwait in August 1990.", &["Conflict IRQ>KWT Asserted"]),
            (
                "The Iraqi invasion of Kuwait shocked the world.",
                &["Conflict IRQ>KWT Asserted"],
            ),
            (
                "Russia's war against Ukraine entered its third year.",
                &["Conflict RUS>UKR Asserted"],
            ),
            (
                "Crimea was annexed by Russia, and Ukraine was attacked by Russia.",
                &["Conflict RUS>UKR Asserted"],
            ),
            (
                "India and Pakistan fought a war in 1971 after Pakistani jets bombed India.",
                &["Conflict IND=PAK Asserted", "Conflict PAK>IND Asserted"],
            ),
            (
                "Tensions between India and Pakistan rose again.",
                &["Rivalry IND=PAK Asserted"],
            ),
            ("Russia vetoed a resolution on Syria.", &["Veto RUS>SYR Asserted"]),
            (
                "Putinow and Kimun signed a partnership treaty. Russia and North Korea celebrated.",
                &["Partnership PRK=RUS Asserted"],
            ),
            (
                "Putinow met Kimun in Vladivostok, Russia said, and North Korea confirmed.",
                &["Summit PRK=RUS Asserted"],
            ),
            ("Trade between China and Australia fell.", &["Trade AUS=CHN Asserted"]),
            (
                "Tens of thousands of North Korean workers in Russia send money home.",
                &["Labour PRK>RUS Asserted"],
            ),
            ("Egypt received weapons from the Soviet Union.", &["Arms SUN>EGY Asserted"]),
            (
                "In 1939 Germany and the Soviet Union signed a non-aggression pact.",
                &["Nonaggression DEU=SUN Asserted"],
            ),
            (
                "The Soviet Union stationed missiles in Cuba in 1962.",
                &["Arms SUN>CUB Asserted"],
            ),
            (
                "Pakistan shared nuclear technology with Libya.",
                &["Technology PAK>LBY Asserted"],
            ),
            ("Washington backs Israel.", &["Support USA>ISR Asserted"]),
            (
                "Ethiopia has been supported by the United Arab Emirates.",
                &["Support ARE>ETH Asserted"],
            ),
            ("China's economic aid to Cambodia is large.", &["Support CHN>KHM Asserted"]),
            (
                "The defence agreement between Mali and France was signed in 2014.",
                &["DefencePact FRA=MLI Asserted"],
            ),
            (
                "Under a 1951 treaty, the United States maintains troops in Japan.",
                &["Troops USA>JPN Asserted"],
            ),
            (
                "Armenia left the alliance, and Azerbaijan, which is supported by Turkey, attacked Armenia.",
                &["Support TUR>AZE Asserted", "Conflict AZE>ARM Asserted"],
            ),
            (
                "China supplies Pakistan with fighter jets and builds reactors there.",
                &["Arms CHN>PAK Asserted"],
            ),
            ("Israeli air strikes on Lebanon continued.", &["Conflict ISR>LBN Asserted"]),
            ("Serbia and Kosovo are rivals.", &["Rivalry SRB=XKX Asserted"]),
            (
                "The prime minister of Japan met the president of South Korea in Tokyo.",
                &["Summit JPN=KOR Asserted"],
            ),
            ("Germany no longer imports gas from Russia.", &["Energy RUS>DEU Past"]),
            (
                "Niger ended its military agreement with the United States.",
                &["DefencePact NER=USA Past"],
            ),
            (
                "The US withdrew from the nuclear deal with Iran in 2018.",
                &["Treaty IRN=USA Past"],
            ),
            ("Britain left the European Union in 2020.", &["Membership GBR>EU Past"]),
            (
                "Turkey and Greece, both members of NATO, are in dispute.",
                &[
                    "Membership GRC>NATO Asserted",
                    "Membership TUR>NATO Asserted",
                    "Rivalry GRC=TUR Asserted",
                ],
            ),
        ],
    );
}

#[test]
fn english_weaker_ties() {
    check(
        Language::En,
        &[
            (
                "If Russia attacks Poland, the alliance will respond.",
                &["Conflict RUS>POL Hypothetical"],
            ),
            ("China could supply weapons to Russia.", &["Arms CHN>RUS Hypothetical"]),
            ("Turkey refused to sell drones to Ethiopia.", &["Arms TUR>ETH Denied"]),
            ("Germany will deliver tanks to Ukraine.", &["Arms DEU>UKR Predicted"]),
            ("Germany plans to deliver tanks to Ukraine.", &["Arms DEU>UKR Predicted"]),
            ("Germany has not delivered any tanks to Ukraine.", &["Arms DEU>UKR Denied"]),
            ("China denied supplying weapons to Russia.", &["Arms CHN>RUS Denied"]),
            (
                "Pakistan warned that India might attack Pakistan.",
                &["Conflict IND>PAK Hypothetical"],
            ),
            (
                "Japan is considering sanctions on Myanmar.",
                &["Sanctions JPN>MMR Hypothetical"],
            ),
            (
                "There is no alliance between Vietnam and China.",
                &["DefencePact CHN=VNM Denied"],
            ),
            ("Would the United States defend Taiwan?", &["Guarantee USA>TWN Hypothetical"]),
            (
                "Saudi Arabia wants a defence pact with the United States.",
                &["DefencePact SAU=USA Proposed"],
            ),
            ("Iran offered to supply gas to Iraq.", &["Energy IRN>IRQ Proposed"]),
            ("Sweden is expected to join NATO.", &["Membership SWE>NATO Predicted"]),
            ("Georgia never joined NATO.", &["Membership GEO>NATO Denied"]),
            (
                "A possible treaty between Armenia and Azerbaijan is far away.",
                &["Treaty ARM=AZE Hypothetical"],
            ),
            (
                "The planned summit between India and China was moved.",
                &["Summit CHN=IND Predicted"],
            ),
        ],
    );
}

#[test]
fn english_never_asserted() {
    check_never_asserted(
        Language::En,
        &[
            "Russia and China attended the conference, as did Iran and Japan.",
            "Relations between Russia and Georgia were discussed by Germany.",
            "Unless Iran stops enrichment, Israel will attack Iran.",
            "Should North Korea attack South Korea, the United States would send troops to South Korea.",
            "Had Britain guaranteed Poland earlier, Germany might not have attacked Poland.",
            "The United States might provide security guarantees to Ukraine.",
            "Washington may impose sanctions on Georgia.",
            "Moscow fears that NATO will deploy missiles to Poland.",
            "Analysts doubt that China would attack Taiwan.",
            "It is unlikely that Turkey will leave NATO.",
            "India rejected a defence treaty with the Soviet Union.",
            "Finland's president called for a treaty between Russia and Ukraine.",
            "Israel ruled out talks with Syria.",
            "Egypt neither supplied weapons to Libya nor sent troops to Sudan.",
            "Can Japan supply missiles to Ukraine?",
            "Poland asked the United States to station troops in Poland.",
            "Without sending troops to Libya, Italy tried to help.",
            "Australia agreed to buy submarines from France.",
            "In order to attack Iran, Israel would need bombs.",
            "Ukraine urged Germany to deliver tanks to Ukraine.",
            "Canada proposed that NATO send troops to Haiti.",
            "Kosovo hopes to join the European Union.",
            "Russia threatened to attack Poland.",
            "China is unwilling to impose sanctions on North Korea.",
            "The treaty between Sudan and Russia was never signed.",
            "It is unclear whether Belarus sent soldiers to Ukraine.",
            "A draft agreement between Serbia and Kosovo was published.",
            "Talks about a treaty could bring Cyprus and Turkey together.",
            "The United States promised to sell jets to Morocco.",
            "Hopes of a ceasefire between Israel and Lebanon faded.",
            "France would have sent soldiers to Chad.",
            "Spain, Portugal and Italy are in the south of Europe.",
            "No Russian troops are in Moldova.",
            "The idea of an alliance between Japan and India is old.",
            "Ethiopia failed to sign an agreement with Egypt.",
            "Chad's government is ready to sign a defence pact with Russia.",
            "Venezuela, which borders Guyana, held elections, and Brazil watched.",
            "Plans for a pipeline from Iran to Pakistan were dropped.",
            "North Korea probably supplied shells to Russia.",
            "The Philippines may let the United States deploy missiles to the Philippines.",
        ],
    );
}

#[test]
fn those_named_before_are_meant_again() {
    check(
        Language::En,
        &[
            (
                "Mali, Chad and Niger broke with France. In September the three governments signed a defence pact.",
                &[
                    "defencepact mli=tcd asserted",
                    "defencepact mli=ner asserted",
                    "defencepact ner=tcd asserted",
                ],
            ),
            (
                "Finland applied to NATO in 2022. It joined the alliance in April 2023.",
                &["membership fin>nato asserted"],
            ),
            (
                "China claims Taiwan. The United States sells the island weapons.",
                &["arms usa>twn asserted"],
            ),
            (
                "Japan renewed its security treaty with the United States.",
                &["defencepact jpn=usa asserted"],
            ),
            (
                "Oman and Iran denied that they had signed an agreement.",
                &["treaty irn=omn denied"],
            ),
            (
                "Poland denied that it had supplied tanks to Ukraine.",
                &["arms pol>ukr denied"],
            ),
            (
                "Pakistan and India signed a treaty. Five years later their war began.",
                &["conflict ind=pak asserted", "treaty ind=pak asserted"],
            ),
            (
                "Eritrea fought Ethiopia in 1998, and backed it in 2020.",
                &["conflict eri>eth asserted", "support eri>eth asserted"],
            ),
        ],
    );
}

#[test]
fn who_is_between_commas_is_no_subject() {
    check(
        Language::En,
        &[
            (
                "Supported by Russia, Syria attacked Turkey in 2020.",
                &["conflict syr>tur asserted"],
            ),
            (
                "Three powers guaranteed Greece: Britain, France and Russia.",
                &[
                    "guarantee fra>grc asserted",
                    "guarantee gbr>grc asserted",
                    "guarantee rus>grc asserted",
                ],
            ),
            (
                "Britain, Greece and the new Republic of Cyprus signed a treaty.",
                &[
                    "treaty cyp=gbr asserted",
                    "treaty cyp=grc asserted",
                    "treaty gbr=grc asserted",
                ],
            ),
        ],
    );
}

#[test]
fn nobody_is_meant_where_two_could_be() {
    check(
        Language::En,
        &[
            ("Experts doubt it. They signed a treaty with nobody.", &[]),
            (
                "Chad borders on Libya and Niger. The two signed a treaty.",
                &["treaty lby=ner asserted"],
            ),
            (
                "Chad is poor. Sudan is large. Libya is rich. The two governments signed a treaty.",
                &[],
            ),
            (
                "It is likely that it rains in Chad. It took a treaty to end the drought in Mali.",
                &[],
            ),
            ("Diplomats from Oman arrived. They signed a treaty.", &[]),
        ],
    );
    check_never_asserted(
        Language::En,
        &[
            "Chad would be bound to defend Sudan if the pact were signed.",
            "Chad is no longer obliged to defend Sudan.",
            "Chad is not bound to defend Sudan.",
            "Chad may be obliged to defend Sudan.",
            "Peru and Chile could pledge to defend each other.",
            "Bolivia and Peru never promised to defend one another.",
        ],
    );
}
