# Your server hands the token over and gets an address that opens once: {"launch_url": "…", "expires_in": 60}
curl --silent --show-error --fail-with-body --data-urlencode "token=$LAUNCH_TOKEN" '${launchUrl}/pushed'
