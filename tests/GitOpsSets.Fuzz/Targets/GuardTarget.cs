using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>
/// An outsider's text, written by every template of <c>guard-places.txt</c>: what is delivered has the shape and the types that an inert word gives, in the tree and in the file, and no
/// message carries anything but printable ASCII.
/// </summary>
internal sealed class GuardTarget : IFuzzTarget
{
    private const string Inert = "word";
    private const string BelowForeignKey = "below-foreign-key";

    private static readonly ImmutableArray<Place> Places = [.. ReadPlaces().Select(template => new Place(template))];

    public string Name => "guard";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [new RecordedSeeds("guard/", recorded => RecordedSeeds.Text(recorded, "value"))];

    public IReadOnlyList<string> Words { get; } =
    [
        "pwn: yes", "\n  pwn: yes", "\n---\nkind: Secret", ": ", " #", "- ", "? ", ", k: v", "}, k: {", "], [", "&a", "*a", "!x ", "!!int ", "|", ">", "%", "@", "<<", "<<: ", "${", "{{", "}}", "{{`", "yes", "no", "1e3", "0x1", "0o7", "1:30", ".inf", "2024-05-01", "zq00000001qz",
        "\" + \"", "' ''", "\\\"", "\\n", "\\x0a", "\u2066", "\u202A", "\u200F", "\uFFFE", "\u0001", "feat/login", "Add search", "word",
    ];

    public string Try(byte[] input)
    {
        string text = GoText.FromUtf8(input).Replace(BelowForeignKey, Inert, StringComparison.Ordinal);
        int delivered = 0;
        foreach (var place in Places)
        {
            delivered += place.Delivers(text) ? 1 : 0;
        }

        return $"{delivered} {UnsafeText.FindMark(text) >= 0}";
    }

    private static string[] ReadPlaces()
    {
        using var stream = typeof(GuardTarget).Assembly.GetManifestResourceStream("guard-places.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd('\n').Split("\n\n");
    }

    private sealed class Place
    {
        private readonly string _template;
        private readonly SetDefinition _set;
        private readonly ImmutableArray<CompiledStep> _steps;
        private readonly string _shape;

        public Place(string template)
        {
            _template = template;
            string text = $"apiVersion: example.com/v1\nkind: Preview\nmetadata:\n  name: pr-<< inputs.id >>\n  namespace: previews\nspec:\n  before: kept\n{template}\n  zafter: kept\n";
            var source = YamlMapping.Empty
                .With("apiVersion", new YamlString("fluxcd.controlplane.io/v1"))
                .With("kind", new YamlString("ResourceSet"))
                .With("metadata", YamlMapping.Empty.With("name", new YamlString("previews")).With("namespace", new YamlString("apps")))
                .With("spec", YamlMapping.Empty.With("resourcesTemplate", new YamlString(text)));
            _set = new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadOne(source, new SourceSpan("set.yaml", 1, 1)).Value.Sets.Single();
            _steps = TemplateCompiler.Compile(_set).Value;
            _shape = Shape(Render(Inert, GuardMode.Off).Documents);
        }

        public bool Delivers(string text)
        {
            var (documents, messages) = Render(text, GuardMode.Strict);
            if (messages.AsSpan().ContainsAnyExceptInRange('\n', '~'))
            {
                throw new BrokenLawException("messages are printable ASCII", messages);
            }

            if (documents.Length == 0)
            {
                return false;
            }

            string shape = Shape(documents);
            ImmutableArray<YamlNode> written = [.. documents.SelectMany(document => YamlReader.ReadAll(YamlEmitter.Emit(document), "out.yaml", YamlLimits.Default)).Select(document => document.Root)];
            return shape == _shape && Shape(written) == _shape
                ? true
                : throw new BrokenLawException($"an outsider's text changes no shape in {_template}", $"{shape} and written {Shape(written)} instead of {_shape}");
        }

        private (ImmutableArray<YamlNode> Documents, string Messages) Render(string text, GuardMode mode)
        {
            var tokens = new TokenSource();
            var foreign = new Engine.Generators.ForeignText(tokens);
            var values = new TemplateMap { ["id"] = TemplateValue.Of(1.ToString(CultureInfo.InvariantCulture)), ["title"] = foreign.Outsiders(text, "inputs.title") };
            var element = new Element(values, new ElementOrigin("pulls/1", "pull request #1", new SourceSpan("set.yaml", 2, 1)));
            var rendered = ManifestRenderer.Render(_set, _steps, [element], new RenderSettings(TemplateLimits.Default, TimeProvider.System, "fuzz") { Guard = mode }, NameOwners.None, tokens, default);
            return ([.. rendered.Value.Manifests.Select(manifest => (YamlNode)manifest.Document)], string.Join('\n', rendered.Diagnostics.Select(finding => finding.Message)));
        }

        private static string Shape(ImmutableArray<YamlNode> documents) => string.Join('\n', documents.Select(Shape));

        // Keys that hold the title differ, and mark their values; all others are part of the shape.
        private static string Shape(YamlNode node) => node switch
        {
            YamlMapping mapping => "{" + string.Join(',', mapping.Entries.Select(entry => $"{(IsForeign(entry) ? "*" : entry.Key)}:{Shape(entry.Value)}").Order(StringComparer.Ordinal)) + "}",
            YamlSequence list => "[" + string.Join(',', list.Items.Select(Shape)) + "]",
            _ => node.GetType().Name,
        };

        private static bool IsForeign(YamlEntry entry) => entry.Value is YamlString { Value: BelowForeignKey };
    }
}
