#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A central store for evaluation on this machine, in one command: PostgreSQL from the distribution in a cluster of its
# own, a certificate authority, TLS only, people known by certificates, an invented city. Can be run again; removes all.
#   setup.sh [--host NAME] [--port N] [--residents N] [--seed S] [--ctl MADOGUCHICTL]
#   setup.sh --card STAFF_ID    one more certificate and card for a person who is registered
#   setup.sh --terminal FOLDER [--name A-12]   a terminal on this machine whose centre this is, with everybody's cards
#   setup.sh --remove           the cluster, its data, keys and certificates are gone
# For production read README.md in this folder: this is not it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

cluster=madoguchi
settings=/etc/madoguchi-centre
data=/var/lib/madoguchi-centre
host=$(hostname -f 2>/dev/null || hostname)
port=5440
pin=1234
terminal=A-12
residents=20000
seed=1
ctl=
action=make
card=
say() { printf '%s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }
while [ $# -gt 0 ]; do
    case "$1" in
        --host) host=$2; shift 2 ;;
        --port) port=$2; shift 2 ;;
        --residents) residents=$2; shift 2 ;;
        --seed) seed=$2; shift 2 ;;
        --ctl) ctl=$2; shift 2 ;;
        --card) action=card; card=$2; shift 2 ;;
        --terminal) action=terminal; folder=$2; shift 2 ;;
        --name) terminal=$2; shift 2 ;;
        --remove) action=remove; shift ;;
        *) sed -n '3,10p' "$0"; exit 2 ;;
    esac
done
[ "$(id -u)" = 0 ] || die "run it as root: it makes a database cluster and keys that nobody else may read"
[ -r /etc/debian_version ] || die "made for Debian and Ubuntu; on another system follow README.md by hand"
as_postgres() { (cd / && setpriv --reuid=postgres --regid=postgres --init-groups "$@"); }
version() { as_postgres pg_lsclusters -h 2>/dev/null | awk -v c="$cluster" '$2 == c {print $1}'; }
sql() { as_postgres env PGOPTIONS='-c client_min_messages=warning' psql -X -q -At -v ON_ERROR_STOP=1 -p "$(port_of)" -d "${database:-madoguchi}" "$@"; }
port_of() { as_postgres pg_lsclusters -h | awk -v c="$cluster" '$2 == c {print $3}'; }

if [ "$action" = remove ]; then
    if command -v pg_lsclusters >/dev/null && [ -n "$(version)" ]; then
        pg_dropcluster --stop "$(version)" "$cluster"
    fi
    # pg_dropcluster leaves a folder of settings that it did not make.
    rm -rf "$settings" "$data" /etc/postgresql/*/"$cluster"
    say "The evaluation centre is gone."
    exit 0
fi

# A certificate of the centre's authority: name in the certificate, file, further arguments of openssl.
certificate() {
    local name=$1 file=$2
    shift 2
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 825 -subj "/CN=$name" \
        -keyout "$file.key" -out "$file.crt" -CA "$settings/ca.crt" -CAkey "$settings/ca.key" \
        -addext basicConstraints=critical,CA:FALSE "$@" 2>/dev/null
    chmod 600 "$file.key"
}
login_of() { printf 'staff_%s' "$(printf '%s' "$1" | tr 'A-Z' 'a-z')"; }
quoted() { printf "'%s'" "${1//\'/\'\'}"; }
# Certificate for the connection, and a card in a file that signs the centre's challenge after the PIN; the centre is told its key.
issue_card() {
    local id=$1 name=$2 kana=$3 key
    [ -f "$settings/cards/$id.crt" ] || certificate "$(login_of "$id")" "$settings/cards/$id" -addext extendedKeyUsage=clientAuth
    [ -f "$settings/cards/$id.card" ] && return
    key=$("$ctl" card issue --cards "$settings/cards" --staff "$id" --name "$name" --kana "$kana" --section 国保資格係 --pin "$pin")
    sql -c "SELECT centre.put('staff_member', $(quoted "$id"), centre.fields('staff_member', $(quoted "$id"))
                || jsonb_build_object('card_public_key', $(quoted "$key")), '-', NULL, NULL)" >/dev/null \
        || { rm -f "$settings/cards/$id.card"; die "the card of $id could not be registered"; }
}

if [ -z "$ctl" ]; then
    for each in "$root"/build/release/app/madoguchictl "$root"/build/ci/app/madoguchictl "$(command -v madoguchictl || true)"; do
        if [ -x "$each" ]; then ctl=$each; break; fi
    done
fi
[ -n "$ctl" ] && [ -x "$ctl" ] || die "madoguchictl is not built; build it (cmake --build --preset release --target madoguchictl) or say --ctl"

if [ "$action" != make ]; then
    [ -f "$settings/ca.key" ] && [ -n "$(version)" ] || die "there is no centre here; run setup.sh first"
fi
if [ "$action" = card ]; then
    person=$(sql -F $'\t' -c "SELECT s.name, s.name_kana FROM records.staff_member s JOIN centre.staff_login l
                              ON l.staff_id = s.record_key WHERE l.staff_id = $(quoted "$card")")
    [ -n "$person" ] || die "nobody with the staff id $card is registered"
    issue_card "$card" "${person%%$'\t'*}" "${person#*$'\t'}"
    sql -c "SELECT centre.publish()" >/dev/null
    say "$settings/cards/$card.crt, .key and .card"
    exit 0
fi
if [ "$action" = terminal ]; then
    "$ctl" terminal create --profile "$folder" --terminal "$terminal" --centre "$settings/centre.json"
    cp -r "$settings/cards" "$folder/"
    # The keys are whose terminal it is, and nobody else's.
    owner=${SUDO_USER:-root}
    chown -R "$owner:" "$folder"
    chmod 700 "$folder" "$folder/cards"
    say "Start it as $owner: madoguchi --profile $folder (PIN of every card: $pin)"
    exit 0
fi

# 1. Packages
missing=()
for each in postgresql openssl python3-nacl; do
    dpkg-query -W -f='${db:Status-Status}' "$each" 2>/dev/null | grep -qx installed || missing+=("$each")
done
if [ ${#missing[@]} -gt 0 ]; then
    say "Installing ${missing[*]} ..."
    DEBIAN_FRONTEND=noninteractive apt-get -q update >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}" >/dev/null
fi
newest=$(ls /usr/lib/postgresql | sort -n | tail -1)
if ! dpkg-query -W -f='${db:Status-Status}' "postgresql-plpython3-$newest" 2>/dev/null | grep -qx installed; then
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "postgresql-plpython3-$newest" >/dev/null
fi

# 2. A cluster of its own: nothing else on this machine is touched
if [ -z "$(version)" ]; then
    say "Making the cluster $newest/$cluster on port $port ..."
    pg_createcluster "$newest" "$cluster" --port "$port" --locale=C --encoding=UTF8 >/dev/null
fi
conf=/etc/postgresql/$(version)/$cluster

# 3. Keys and certificates. The keys that open individual numbers are the server's alone.
install -d -m 755 "$settings"
install -d -m 700 "$settings/cards"
install -d -m 700 -o postgres -g postgres "$data" "$data/keys" "$data/tls"
if [ ! -f "$settings/ca.crt" ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
        -subj "/CN=Madoguchi evaluation authority" -keyout "$settings/ca.key" -out "$settings/ca.crt" \
        -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
    chmod 600 "$settings/ca.key"
fi
if [ ! -f "$data/tls/server.crt" ] || ! openssl x509 -in "$data/tls/server.crt" -noout -checkhost "$host" | grep -q 'does match'; then
    certificate "$host" "$data/tls/server" -addext "subjectAltName=DNS:$host,DNS:localhost,IP:127.0.0.1" \
        -addext extendedKeyUsage=serverAuth
fi
cp "$settings/ca.crt" "$data/tls/ca.crt"
chown -R postgres:postgres "$data/tls"

# 4. Settings: TLS only; values of statements are in no log
install -d -m 755 -o postgres -g postgres "$conf/conf.d"
cat >"$conf/conf.d/madoguchi.conf" <<END
listen_addresses = '*'
ssl = on
ssl_min_protocol_version = 'TLSv1.2'
ssl_cert_file = '$data/tls/server.crt'
ssl_key_file = '$data/tls/server.key'
ssl_ca_file = '$data/tls/ca.crt'
max_connections = 700
superuser_reserved_connections = 5
synchronous_commit = on
log_connections = on
log_disconnections = on
log_statement = none
log_min_duration_statement = -1
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
END
cat >"$conf/pg_hba.conf" <<END
# Administration on this machine, by the system's account. Staff over TLS with a certificate of their own name.
local all postgres peer
hostssl madoguchi +madoguchi_staff all cert
END
chown postgres:postgres "$conf/pg_hba.conf" "$conf/conf.d/madoguchi.conf"
if as_postgres pg_lsclusters -h | awk -v c="$cluster" '$2 == c {print $4}' | grep -q online; then
    pg_ctlcluster "$(version)" "$cluster" restart
else
    pg_ctlcluster "$(version)" "$cluster" start
fi

# 5. Database, schema, keys
if [ "$(database=postgres sql -c "SELECT count(*) FROM pg_database WHERE datname = 'madoguchi'")" = 0 ]; then
    database=postgres sql -c "CREATE DATABASE madoguchi TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
fi
conninfo="host=/var/run/postgresql port=$(port_of) dbname=madoguchi user=postgres"
# As the server's account, from a copy that it may read: a home folder is often closed to it.
tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
cp "$ctl" "$tool/madoguchictl"
chmod 755 "$tool" "$tool/madoguchictl"
as_postgres "$tool/madoguchictl" central migrate --connection "$conninfo"
sql -c "SELECT keys.use('$data/keys')" >/dev/null
# What tries the centre out (madoguchictl simulate --centre) may write invented cases into it.
sql -c "UPDATE centre.setting SET value = 'yes' WHERE name = 'evaluation'" >/dev/null

# 6. The city, by COPY, into an empty centre only
if [ "$(sql -c "SELECT count(*) FROM records.addressee")" = 0 ]; then
    say "Making an invented city of $residents people ..."
    as_postgres "$tool/madoguchictl" city copy --connection "$conninfo" --residents "$residents" --seed "$seed"
fi

# 7. People: the same three as in the demo, and two chiefs for what takes two
areas() { local list=""; for a in eligibility levy collection benefit; do list="$list'$1_$a',"; done; printf '%s' "${list%,}"; }
register() {
    sql -c "SELECT centre.register_staff('$1', '$2', '$3', '国保資格係', array[$4], '')
            WHERE NOT EXISTS (SELECT FROM centre.staff_login WHERE staff_id = '$1')" >/dev/null
    issue_card "$1" "$2" "$3"
}
register s-0001 '佐藤 恵' 'サトウ メグミ' "$(areas enter),$(areas confirm),'number'"
register s-0002 '鈴木 一郎' 'スズキ イチロウ' "$(areas enter),$(areas confirm),'number'"
register s-0003 '田中 和子' 'タナカ カズコ' "$(areas enter),$(areas confirm),'chief','auditor'"
register s-0004 '高橋 誠' 'タカハシ マコト' "'chief','disclosure','protection'"
register s-0005 '運用 花子' 'ウンヨウ ハナコ' "'administrator'"
sql -c "SELECT centre.publish()" >/dev/null
cat >"$settings/centre.json" <<END
{"nodes": [{"host": "$host", "address": "127.0.0.1", "port": $(port_of)}],
 "database": "madoguchi", "ca": "$settings/ca.crt", "certificates": "cards"}
END

# 8. It is there for a person with a card, and for nobody without
login=$(login_of s-0001)
seen=$(PGSSLCERT="$settings/cards/s-0001.crt" PGSSLKEY="$settings/cards/s-0001.key" PGSSLROOTCERT="$settings/ca.crt" \
    psql -X -At -d "host=$host hostaddr=127.0.0.1 port=$(port_of) dbname=madoguchi user=$login sslmode=verify-full gssencmode=disable" \
    -c "SELECT counter.hello()::json #>> '{staff,name}'")
[ "$seen" = '佐藤 恵' ] || die "the centre does not answer to a card"
if psql -X -At -d "host=127.0.0.1 port=$(port_of) dbname=madoguchi user=$login sslmode=disable" -c 'SELECT 1' >/dev/null 2>&1; then
    die "the centre answers without TLS"
fi
say "The evaluation centre answers: host $host, port $(port_of), database madoguchi."
say "Authority: $settings/ca.crt; cards of the five people: $settings/cards/"
say "A terminal on this machine: $0 --terminal FOLDER. The trail, as postgres: madoguchictl audit verify --connection '$conninfo'"
say "Records: $(sql -c "SELECT count(*) FROM records.addressee") persons. Remove it all: $0 --remove"
