using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Definitions;

public sealed class DuplicateKeysTests
{
    [Fact]
    public void Only_keys_of_definitions_are_warned_of_with_both_places()
    {
        const string text = """
            kind: ConfigMap
            data: {a: 1, a: 2}
            ---
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSet
            spec:
              wait: true
              wait: false
            ---
            kind: Secret
            data: {b: 1, b: 2}
            """;
        var duplicates = new List<YamlDuplicateKey>();
        var documents = YamlReader.ReadAll(text, "sets.yaml", YamlLimits.Default, duplicates);

        var findings = DuplicateKeys.Of(documents, duplicates).ToList();

        Assert.Equal(3, duplicates.Count);
        Assert.Equal("sets.yaml:8:3: warning GS0104: the key 'wait' stands twice in one mapping; the last one counts | first at sets.yaml:7:3", Assert.Single(findings).ToString());
    }
}
