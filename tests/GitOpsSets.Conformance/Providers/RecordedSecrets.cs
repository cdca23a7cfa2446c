using System.Text.Json;
using GitOpsSets.Conformance.Sets;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Conformance.Providers;

/// <summary>The Secrets of a recording, which stand for what a user hands in.</summary>
internal sealed class RecordedSecrets(JsonElement input, ScriptedExchanges exchanges) : ISecretStore
{
    public IReadOnlyDictionary<string, Secret>? Find(string namespaceName, string name) =>
        input.TryGetProperty("secrets", out var secrets) && secrets.TryGetProperty(name, out var keys)
            ? keys.EnumerateObject().ToDictionary(key => key.Name, key => new Secret(exchanges.WithPort(RecordedAuthorities.Fill(key.Value.GetString()!))), StringComparer.Ordinal)
            : null;
}
