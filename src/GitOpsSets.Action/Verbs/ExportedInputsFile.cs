using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Action.Ci;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Verbs;

/// <summary>Providers with their answers in their status, for tools that cannot ask: a stream of objects, the same bytes for the same answers.</summary>
internal static class ExportedInputsFile
{
    /// <summary>Standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>Asks every provider.</summary>
    /// <param name="providers">Those to ask.</param>
    /// <param name="contextFor">What one of a namespace may ask.</param>
    /// <param name="isLogged">Whether a CI host may read the stream: then no line of it is a command.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <returns>The stream; worth nothing where there are errors.</returns>
    public static async Task<StageResult<string>> WriteAsync(ImmutableArray<ProviderDefinition> providers, Func<string, GenerationContext> contextFor, bool isLogged, CancellationToken cancellationToken)
    {
        var stream = new StringBuilder();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var definition in providers)
        {
            if (ProviderCatalog.Bind(definition, prefersRecorded: false, findings) is not { } provider || findings.Any(finding => finding.IsBlocking))
            {
                continue;
            }

            switch (await provider.ExportAsync(contextFor(definition.Name.Namespace), cancellationToken))
            {
                case GeneratorAnswer.Complete complete:
                    findings.AddRange(complete.Notes);
                    Append(stream, definition, complete, isLogged, findings);
                    break;
                case GeneratorAnswer.Failed failed:
                    findings.AddRange(failed.Diagnostics);
                    break;
            }
        }

        return new StageResult<string>(stream.ToString(), findings.ToImmutable());
    }

    private static void Append(StringBuilder stream, ProviderDefinition definition, GeneratorAnswer.Complete complete, bool isLogged, ImmutableArray<Diagnostic>.Builder findings)
    {
        try
        {
            var written = ExportedStatus.Write(definition, complete.Elements);
            stream.Append("---\n").Append(isLogged ? InertText.Yaml(written) : YamlEmitter.Emit(written));
        }
        catch (YamlException exception)
        {
            findings.Add(new Diagnostic(DiagnosticCodes.SourceContent, Severity.Error, $"ResourceSetInputProvider '{definition.Name}': its answer cannot stand in a status: {exception.Message}", definition.Origin));
        }
    }
}
