using System.Collections.Immutable;

namespace GitOpsSets.Action.Git;

/// <summary>What `git commit-tree` needs to sign; it ignores commit.gpgsign, so that the key is named on every call.</summary>
/// <param name="Key">As git's option -S takes it: a fingerprint, the path of a private key, or a public key whose private half an agent holds. No secret.</param>
/// <param name="Configuration">Which program signs, and in which format.</param>
/// <param name="Variables">For the signing program alone.</param>
/// <param name="Secrets">What must not turn up in messages.</param>
internal sealed record CommitSignature(
    string Key, ImmutableArray<KeyValuePair<string, string>> Configuration, ImmutableArray<KeyValuePair<string, string>> Variables, ImmutableArray<string> Secrets);
