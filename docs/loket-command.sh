#!/bin/sh
# Loket's maintenance commands as the service's user and with its settings, for a machine where it runs under systemd:
#
#   install docs/loket-command.sh /usr/local/bin/loket; then, as root: loket user add NAME --role supervisor
#
# Relative file names start at /opt/loket: give the whole path, where the user loket may read or write.
exec systemd-run --quiet --wait --pipe --collect -p User=loket -p Group=loket -p UMask=0077 -p StateDirectory=loket -p StateDirectoryMode=0700 -p WorkingDirectory=/opt/loket \
  -p Environment="NODE_ENV=production DATABASE_URL=file:/var/lib/loket/production.db" -p EnvironmentFile=/etc/loket.env \
  /opt/loket/node_modules/.bin/node --disable-warning=ExperimentalWarning lib/cli/loket.ts "$@"
