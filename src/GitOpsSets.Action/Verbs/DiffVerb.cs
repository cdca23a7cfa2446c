using System.Text;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Reports;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Summaries;

namespace GitOpsSets.Action.Verbs;

/// <summary>What <c>run</c> would change, file by file, with the lines that differ.</summary>
internal sealed class DiffVerb(HostProcess process, Options options, CiHost host, Composition composition)
{
    private const int MaxFileBytes = 4 * 1024 * 1024;

    public async Task<RunReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        var report = await new RunVerb(options with { Publish = options.Publish with { Mode = PublishMode.None } }, host, composition).ExecuteAsync(cancellationToken);
        var tree = new StoredTree(new WorkTree(composition.Root));
        var output = new DiffOutput(process.Output, process.IsOutputTerminal, process.Environment.GetValueOrDefault("NO_COLOR") is not { Length: > 0 }, composition.IsLogged);
        foreach (var (index, change) in report.Changes.Changes.Index())
        {
            string path = $"{options.Publish.Output}/{change.Path}";
            await output.WriteAsync(Headline(new ChangeRow(change, report.Changes.Meanings[index])), TextDiff.Unified(path, Before(tree, path), After(change)), cancellationToken);
        }

        return report;
    }

    // Tools that read unified differences pass over lines before a file's header.
    private static string Headline(ChangeRow row) => row.Word.Length == 0 ? "" : $"# {row.Sign} {row.Name}: {row.Word}{(row.Meaning.Detail.Length == 0 ? "" : $": {row.Meaning.Detail}")}";

    private static string? Before(StoredTree tree, string path) =>
        tree.Read(path, MaxFileBytes) is FileReading.Content content ? Encoding.UTF8.GetString(content.Bytes.Span) : null;

    private static string? After(FileChange change) => change switch
    {
        FileChange.Added added => added.After,
        FileChange.Modified modified => modified.After,
        _ => null,
    };
}
