using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Ci.PlainTerminal;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Reports;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Yaml;
using Spectre.Console;

namespace GitOpsSets.Action.Verbs;

/// <summary>Prints elements in the format that is asked for.</summary>
/// <param name="process">Standard output.</param>
/// <param name="options">The format.</param>
/// <param name="isLogged">Whether a CI host may read what is printed: then no line of it is a command.</param>
internal sealed class ElementPrinter(HostProcess process, Options options, bool isLogged)
{
    /// <summary>What the sources of every set yielded and dropped.</summary>
    public async Task PrintAsync(ImmutableArray<SetElements> sets, CancellationToken cancellationToken)
    {
        if (options.Report.Format == ElementFormat.Table)
        {
            await PrintAsync(sets, ElementTable.Heading, ElementTable.Of, "no set was found\n", cancellationToken);
        }
        else
        {
            await PrintAsync([.. sets.Select(ElementDocument.Of)], cancellationToken);
        }
    }

    /// <summary>What every set says of one item.</summary>
    public async Task ExplainAsync(ImmutableArray<SetElements> sets, ItemQuestion question, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<SetElements, ImmutableArray<ItemVerdict>>();
        foreach (var set in sets)
        {
            answers[set] = await question.AnswerAsync(set.Accounts, cancellationToken);
        }

        ImmutableArray<SetElements> concerned = [.. sets.Where(set => !answers[set].IsEmpty)];
        if (options.Report.Format == ElementFormat.Table)
        {
            await PrintAsync(concerned, set => set.Name, set => ElementTable.Of(answers[set]), $"no source of any set could have '{InertText.Line(question.Text)}'\n", cancellationToken);
        }
        else
        {
            await PrintAsync([.. concerned.Select(set => ElementDocument.Of(set, question.Text, answers[set]))], cancellationToken);
        }
    }

    private async Task PrintAsync(ImmutableArray<YamlNode> documents, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        if (options.Report.Format == ElementFormat.Json)
        {
            var json = new StringBuilder();
            JsonWriter.Write(new YamlSequence(documents), json);
            output.Append(InertText.Json(json.ToString())).Append('\n');
        }
        else
        {
            foreach (var document in documents)
            {
                output.Append("---\n").Append(isLogged ? InertText.Yaml(document) : YamlEmitter.Emit(document));
            }
        }

        await process.Output.WriteAsync(output, cancellationToken);
    }

    private async Task PrintAsync(ImmutableArray<SetElements> sets, Func<SetElements, string> heading, Func<SetElements, TextTable> table, string nothing, CancellationToken cancellationToken)
    {
        if (sets.IsEmpty)
        {
            await process.Output.WriteAsync(nothing.AsMemory(), cancellationToken);
        }

        var console = process.IsOutputTerminal ? Terminal.Open(process.Output, process.Environment.GetValueOrDefault("NO_COLOR") is not { Length: > 0 }) : null;
        foreach (var (index, set) in sets.Index())
        {
            string title = $"{(index == 0 ? "" : "\n")}{InertText.Line(heading(set))}\n";
            if (console is null)
            {
                await process.Output.WriteAsync($"{title}{table(set).ToPlainText()}".AsMemory(), cancellationToken);
            }
            else
            {
                console.Write(new Text(title, new Style(decoration: Decoration.Bold)));
                table(set).Draw(console);
            }
        }
    }
}
