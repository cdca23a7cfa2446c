using System.Text.Json;
using System.Text.Json.Nodes;
using GitOpsSets.Conformance.Sets;

namespace GitOpsSets.Conformance.Yaml;

/// <summary>One definition file through a reference's command line: the same case as those of whole sets, written shorter.</summary>
internal static class DefinitionFilesReplay
{
    public static CaseResult Run(ConformanceCase recorded) => CliReplay.Run(recorded with { In = Translate(recorded.In) });

    private static JsonElement Translate(JsonElement input)
    {
        bool isPiped = input.TryGetProperty("stdin", out var stdin) && stdin.GetBoolean();
        bool isGitOpsSets = input.GetProperty("cli").GetString() == "gitopssets";
        var files = new JsonObject();
        JsonArray arguments = [isGitOpsSets ? "-d" : "-f", isPiped ? "-" : "set.yaml"];
        Add("file", "set.yaml", null);
        Add("inputsFrom", "inputs.yaml", "--inputs-from");
        Add("inputsFromProvider", "providers.yaml", "--inputs-from-provider");
        foreach (var argument in input.TryGetProperty("args", out var given) ? given.EnumerateArray() : default)
        {
            arguments.Add(argument.GetString());
        }

        var whole = new JsonObject { ["files"] = files, ["args"] = arguments };
        if (isPiped)
        {
            whole["stdin"] = input.GetProperty("file").GetString();
        }

        return JsonSerializer.SerializeToElement(whole);

        void Add(string field, string name, string? option)
        {
            if (!input.TryGetProperty(field, out var content))
            {
                return;
            }

            files[name] = JsonNode.Parse(content.GetRawText());
            if (option is not null)
            {
                arguments.Add(option);
                arguments.Add(name);
            }
        }
    }
}
