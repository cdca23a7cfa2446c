using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Layout;

/// <summary>The files of a set while they are being gathered: no path is given twice.</summary>
/// <param name="set">The set.</param>
/// <param name="guard">Whether what outsiders' text brought about stays with its element.</param>
/// <param name="findings">Receives what is wrong.</param>
/// <param name="secrets">What no file may hold.</param>
internal sealed class Arrangement(SetDefinition set, GuardMode guard, ImmutableArray<Diagnostic>.Builder findings, KnownSecrets secrets)
{
    private readonly Dictionary<string, (RenderedManifest Manifest, bool IsByOthers)> _owners = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<OutputFile> _order = [];
    private readonly HashSet<string> _quarantined = new(StringComparer.Ordinal);

    /// <summary>Gives an object its file, unless the path is taken. A path that outsiders' text chose gives way to one that it did not.</summary>
    public void Add(RelativePath path, RenderedManifest manifest, bool isByOthers)
    {
        var file = new OutputFile(path, YamlEmitter.Emit(manifest.Document), manifest.Element.Origin.Key, manifest.Element.Origin.Evidence);
        if (secrets.LineIn(file.Text) is > 0 and var line)
        {
            findings.Add(Leak(manifest, path, line));
            return;
        }

        if (_owners.TryGetValue(path.Value, out var earlier))
        {
            bool isRefused = isByOthers || !earlier.IsByOthers;
            var collision = Collision(manifest, earlier.Manifest, path);
            if (isRefused)
            {
                Report(collision, manifest, isByOthers);
            }

            if (earlier.IsByOthers)
            {
                Report(collision, earlier.Manifest, isByOthers: true);
            }

            if (isRefused)
            {
                return;
            }
        }

        _owners[path.Value] = (manifest, isByOthers);
        _order.Add(file);
    }

    /// <summary>Reports a finding, or quarantines the element whose outsiders' text brought it about.</summary>
    public void Report(Diagnostic finding, RenderedManifest manifest, bool isByOthers)
    {
        if (isByOthers && guard == GuardMode.Strict)
        {
            _quarantined.Add(manifest.Element.Origin.Key);
            findings.Add(ViolationFindings.OfFailure(finding, set, manifest.Template, manifest.Element, guard));
        }
        else
        {
            findings.Add(finding);
        }
    }

    /// <summary>The files of the elements that are not quarantined, in the order they were added.</summary>
    public ArrangedFiles ToFiles(ImmutableArray<RelativePath> folders) =>
        new([.. _order.Where(file => !_quarantined.Contains(file.Element))], folders, [.. _quarantined]);

    private static Diagnostic Leak(RenderedManifest manifest, RelativePath path, int line) => new Diagnostic(
        DiagnosticCodes.SecretLeak,
        Severity.Error,
        string.Create(CultureInfo.InvariantCulture, $"line {line} of '{path}', for {manifest.Identity}, holds a secret that this run was given: it is not written to the repository"),
        manifest.Template.Spec.Origin)
    {
        Suggestion = "refer to the secret from the manifest with an ExternalSecret, a SealedSecret or a secretKeyRef",
    }.Via($"for {manifest.Element.Origin.Description}", manifest.Element.Origin.Generator);

    private static Diagnostic Collision(RenderedManifest manifest, RenderedManifest earlier, RelativePath path) =>
        manifest.Identity.Key == earlier.Identity.Key
            ? new Diagnostic(DiagnosticCodes.DuplicateObject, Severity.Error, $"{manifest.Identity} is rendered twice", manifest.Template.Spec.Origin)
                .Via($"for {manifest.Element.Origin.Description}", manifest.Element.Origin.Generator)
                .Via($"first for {earlier.Element.Origin.Description}", earlier.Template.Spec.Origin)
            : new Diagnostic(DiagnosticCodes.PathTaken, Severity.Error, $"{manifest.Identity} and {earlier.Identity} share the path '{path}'", manifest.Template.Spec.Origin);
}
