using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Matrix;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators;

/// <summary>The product of other generators' elements, or all of them in one element (specs/gitopsset.md §2.8).</summary>
internal sealed class MatrixGenerator(ImmutableArray<MatrixGenerator.Child> children, bool isSingleElement, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Descriptor { get; } = new("matrix", "Matrix", Nestable: false, "Every combination of the elements of other generators; or, with singleElement, one element that holds them all.", Bind);

    private static readonly HashSet<string> OtherKeys = new(["name"], StringComparer.Ordinal);

    public async Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        var factors = new List<MatrixChild>();
        var sources = ImmutableArray.CreateBuilder<EvidenceSource>();
        var answers = ImmutableArray.CreateBuilder<SourceAnswer>();
        var notes = ImmutableArray.CreateBuilder<Diagnostic>();
        var accounts = ImmutableArray.CreateBuilder<SourceAccount>();
        bool isBounded = false;
        foreach (var child in children)
        {
            var answer = await child.Generator.GenerateAsync(context, cancellationToken);
            accounts.AddRange(answer.Accounts);
            switch (answer)
            {
                case GeneratorAnswer.Complete complete:
                    factors.Add(new MatrixChild(child.Name, complete.Elements));
                    sources.AddRange(complete.Sources);
                    answers.AddRange(complete.Answers);
                    notes.AddRange(complete.Notes);
                    isBounded |= complete.IsBounded;
                    break;
                case GeneratorAnswer.Failed failed:
                    return new GeneratorAnswer.Failed([.. failed.Diagnostics.Select(diagnostic => diagnostic.Via("inside the matrix", spec.Origin))]) { Accounts = accounts.ToImmutable() };
            }
        }

        string key = string.Create(CultureInfo.InvariantCulture, $"matrix[{spec.Entry}]");
        var drops = context.NewDropLog();
        string? error = null;
        var elements = isSingleElement
            ? MatrixProduct.Gather(factors, new ElementOrigin(key, "the matrix", spec.Origin))
            : MatrixProduct.TryCombine(factors, context.Limits.MaxElements, spec.Origin, drops, out var combined, out error) ? combined : [];
        if (error is null && !isSingleElement)
        {
            notes.AddRange(MatrixOverrides.Find(factors).Select(field => context.JudgeOverride(field, spec.Origin)).OfType<Diagnostic>());
        }

        if (notes.Any(note => note.Severity == Severity.Error))
        {
            return new GeneratorAnswer.Failed(notes.ToImmutable()) { Accounts = accounts.ToImmutable() };
        }

        return error is null
            ? new GeneratorAnswer.Complete(elements) { Sources = sources.ToImmutable(), Answers = answers.ToImmutable(), Notes = notes.ToImmutable(), IsBounded = isBounded, Dropped = drops?.Items ?? [], Accounts = accounts.ToImmutable() }
            : new GeneratorAnswer.Failed(new Diagnostic(DiagnosticCodes.LimitReached, Severity.Error, error, spec.Origin) { Suggestion = RunLimits.Elements.Advice(context.Limits.MaxElements, "split the set") }) { Accounts = accounts.ToImmutable() };
    }

    private static MatrixGenerator Bind(GeneratorSpec spec, FieldReader body)
    {
        var children = ImmutableArray.CreateBuilder<Child>();
        foreach (var entry in body.Objects("generators"))
        {
            string name = entry.Text("name");
            var specs = entry.Mapping.Entries.Where(field => field.Value is not YamlNull).Select(field => new GeneratorSpec(spec.Entry, field.Key, WithoutEmptyLists(field.Value), field.KeySpan)).ToList();
            children.AddRange(GeneratorCatalog.Bind(specs, GeneratorCatalog.Nestable, OtherKeys, entry.Path, body.Diagnostics).Select(generator => new Child(name, generator)));
        }

        return new MatrixGenerator(children.ToImmutable(), body.Flag("singleElement"), spec);
    }

    // The controller copies nested generators through JSON, which drops empty lists: 'files: []' then leaves the choice to 'directories'.
    private static YamlNode WithoutEmptyLists(YamlNode body) =>
        body is YamlMapping mapping
            ? new YamlMapping([.. mapping.Entries.Where(entry => entry.Value is not YamlSequence { Items.IsEmpty: true })], mapping.Span)
            : body;

    internal sealed record Child(string Name, IElementGenerator Generator);
}
