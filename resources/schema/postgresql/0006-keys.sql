-- What opens individual numbers and signs. The keys are files that the server alone may read; they are in no
-- table, no backup of the database, no statement. Only the owner's functions may call these.
CREATE EXTENSION IF NOT EXISTS plpython3u SCHEMA pg_catalog;

-- Makes what is missing in the folder: number.key (X25519), equality.key (HMAC), lease.key (Ed25519 seed).
CREATE FUNCTION keys.make(folder text) RETURNS void LANGUAGE plpython3u AS $$
import os
for name in ("number.key", "equality.key", "lease.key"):
    path = os.path.join(folder, name)
    if os.path.exists(path):
        continue
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(os.urandom(32))
        file.flush()
        os.fsync(file.fileno())
$$;

CREATE FUNCTION keys.public_key(folder text, name text) RETURNS bytea LANGUAGE plpython3u STABLE AS $$
import os
from nacl.public import PrivateKey
from nacl.signing import SigningKey
if name not in ("number", "lease"):
    plpy.error("no such key")
with open(os.path.join(folder, name + ".key"), "rb") as file:
    raw = file.read(32)
return bytes(PrivateKey(raw).public_key) if name == "number" else bytes(SigningKey(raw).verify_key)
$$;

-- Opens a sealed box and seals what was in it to another key. NULL: not sealed to our key, or damaged.
CREATE FUNCTION keys.seal_again(folder text, sealed bytea, reply_key bytea) RETURNS bytea
LANGUAGE plpython3u STRICT AS $$
import os
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
with open(os.path.join(folder, "number.key"), "rb") as file:
    own = PrivateKey(file.read(32))
try:
    return SealedBox(PublicKey(reply_key)).encrypt(SealedBox(own).decrypt(sealed))
except (CryptoError, ValueError, TypeError):
    return None
$$;

-- Equality without the number: HMAC under a key that never leaves the server. NULL: can't be opened.
CREATE FUNCTION keys.equality(folder text, sealed bytea) RETURNS bytea LANGUAGE plpython3u STRICT AS $$
import hashlib, hmac, os
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
with open(os.path.join(folder, "number.key"), "rb") as file:
    own = PrivateKey(file.read(32))
with open(os.path.join(folder, "equality.key"), "rb") as file:
    key = file.read(32)
try:
    return hmac.new(key, SealedBox(own).decrypt(sealed), hashlib.sha256).digest()
except (CryptoError, ValueError, TypeError):
    return None
$$;

-- Text sealed to a caller's key.
CREATE FUNCTION keys.seal_text(content text, reply_key bytea) RETURNS bytea LANGUAGE plpython3u STRICT AS $$
from nacl.public import PublicKey, SealedBox
return SealedBox(PublicKey(reply_key)).encrypt(content.encode())
$$;

CREATE FUNCTION keys.sign(folder text, content bytea) RETURNS bytea LANGUAGE plpython3u STRICT AS $$
import os
from nacl.signing import SigningKey
with open(os.path.join(folder, "lease.key"), "rb") as file:
    return SigningKey(file.read(32)).sign(content).signature
$$;

CREATE FUNCTION keys.is_signed(content bytea, signature bytea, public_key bytea) RETURNS boolean
LANGUAGE plpython3u STRICT IMMUTABLE AS $$
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
try:
    VerifyKey(public_key).verify(content, signature)
    return True
except (BadSignatureError, ValueError, TypeError):
    return False
$$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA keys FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA keys TO madoguchi_owner;
REVOKE EXECUTE ON FUNCTION keys.make(text) FROM madoguchi_owner;

-- For setting up: says where the keys are and makes what is missing. The folder is the server's, mode 0700.
CREATE FUNCTION keys.use(folder text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keys.make(folder);
    INSERT INTO centre.setting VALUES ('key_folder', folder)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value;
    INSERT INTO centre.setting VALUES
        ('number_public_key', encode(keys.public_key(folder, 'number'), 'base64')),
        ('lease_public_key', encode(keys.public_key(folder, 'lease'), 'base64'))
        ON CONFLICT (name) DO UPDATE SET value = excluded.value;
END $$;
REVOKE ALL ON FUNCTION keys.use(text) FROM PUBLIC;
