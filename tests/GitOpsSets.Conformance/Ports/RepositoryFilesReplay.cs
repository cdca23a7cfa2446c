using GitOpsSets.Engine.Generators.Trees;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;
using GitOpsSets.Testing;

namespace GitOpsSets.Conformance.Ports;

/// <summary>The <c>files</c> mode over small trees.</summary>
internal static class RepositoryFilesReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        var tree = new InMemoryTree();
        foreach (var file in recorded.In.GetProperty("files").EnumerateObject())
        {
            tree.AddFile(file.Name, RecordedValues.Bytes(file.Value));
        }

        if (recorded.In.TryGetProperty("symlinks", out var links))
        {
            foreach (var link in links.EnumerateObject())
            {
                tree.AddSymlink(link.Name, link.Value.GetString()!);
            }
        }

        try
        {
            var elements = recorded.In.GetProperty("paths").EnumerateArray().Select(path => TemplateValue.Of(RepositoryFile.Read(tree, path.GetString()!))).ToArray();
            return recorded.ExpectsSuccess
                ? CaseResult.Same(
                    RecordedValues.Print(RecordedValues.Value(recorded.Out.GetProperty("ok"), JsonNumberModel.Float64)),
                    RecordedValues.Print(TemplateValue.Of(new TemplateList(elements))))
                : CaseResult.Fail("expected an error");
        }
        catch (YamlException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(exception.Message) : CaseResult.Pass;
        }
    }
}
