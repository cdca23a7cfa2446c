using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The keys of a Secret that describe a GitHub App (specs/resourceset.md §3.3).</summary>
internal static class GitHubAppKeys
{
    private const string Id = "githubAppID";
    private const string Installation = "githubAppInstallationID";
    private const string Owner = "githubAppInstallationOwner";
    private const string PrivateKey = "githubAppPrivateKey";
    private const string Api = "githubAppBaseURL";

    /// <summary>Whether a Secret describes an App; then a user name and password in it do not count.</summary>
    public static bool AreIn(IReadOnlyDictionary<string, Secret> keys) => keys.ContainsKey(Id);

    /// <summary>Reads them as they are, without taking blanks off, as Flux does.</summary>
    /// <param name="keys">Of the Secret.</param>
    /// <param name="secret">The Secret's name, for messages.</param>
    /// <param name="app">What they say; null when something is wrong.</param>
    /// <returns>What is wrong, without any value; or null.</returns>
    public static string? Read(IReadOnlyDictionary<string, Secret> keys, string secret, out ForgeApp? app)
    {
        app = null;
        string Text(string key) => keys.TryGetValue(key, out var value) ? value.Reveal() : "";
        long? id = Number(Text(Id)), installation = Number(Text(Installation));
        Uri? api = null;
        string? reason = id is null ? $"the '{Id}' of the secret '{secret}' is no number; a line break at its end is enough for that"
            : Text(Installation).Length > 0 && installation is null ? $"the '{Installation}' of the secret '{secret}' is no number; a line break at its end is enough for that"
            : (installation is null) == (Text(Owner).Length == 0) ? $"the secret '{secret}' needs one of the keys '{Owner}' and '{Installation}', and not both"
            : Text(PrivateKey).Length == 0 ? $"the secret '{secret}' has no key '{PrivateKey}'"
            : Text(Api).Length > 0 && !(AbsoluteAddress.TryRead(Text(Api), out api) && api.Scheme is "http" or "https") ? $"the '{Api}' of the secret '{secret}' is no URL; write it as https://host/api/v3"
            : null;
        app = reason is null ? new ForgeApp(id!.Value, keys[PrivateKey]) { Installation = installation, Owner = Text(Owner), Api = api } : null;
        return reason;
    }

    /// <summary>How to hand in a Secret that has to hold them.</summary>
    /// <param name="secret">The Secret's name.</param>
    public static string Advice(string secret) =>
        $"Hand in the App of its Secret through the input secrets: {secret}/{Id}=…, {secret}/{Installation}=… and {secret}/{PrivateKey}<<END, the lines of the key, END";

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0 ? number : null;
}
