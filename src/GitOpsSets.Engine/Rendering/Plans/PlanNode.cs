using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Engine.Yaml.Building;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>A part of a document with holes where values go. Parts without holes are shared by every document that is made.</summary>
internal abstract record PlanNode
{
    private static readonly ScalarNodes Plain = new(YamlReading.ObjectNumbers);

    /// <summary>The part with values in its holes.</summary>
    /// <param name="values">The values, all of which fit their holes.</param>
    /// <exception cref="YamlException">A number came about that JSON does not have.</exception>
    public abstract YamlNode Fill(in WrittenValues values);

    /// <summary>A text, or what a text without quotes means.</summary>
    /// <param name="Model">The text with tokens in its holes.</param>
    /// <param name="Parts">Its pieces in order.</param>
    internal sealed record Scalar(YamlString Model, ImmutableArray<ScalarPart> Parts) : PlanNode
    {
        public override YamlNode Fill(in WrittenValues values)
        {
            string text = Parts is [{ Hole: >= 0 and var only }] ? values[only].ToString() : Join(values);
            return Model.Style == YamlScalarStyle.Plain
                ? Plain.OfPlain(text, Model.Span)
                : new YamlString(text, Model.Span, Model.Style, Model.ContentLine, Model.ContentIndent);
        }

        private string Join(in WrittenValues values)
        {
            var text = new StringBuilder(Model.Value.Length);
            foreach (var part in Parts)
            {
                _ = part.Hole < 0 ? text.Append(part.Text) : text.Append(values[part.Hole]);
            }

            return text.ToString();
        }
    }

    /// <summary>A mapping some of whose values have holes. Keys never have.</summary>
    /// <param name="Model">The mapping with tokens in its holes.</param>
    /// <param name="Changing">The values with holes.</param>
    internal sealed record Mapping(YamlMapping Model, ImmutableArray<PlanChild> Changing) : PlanNode
    {
        public override YamlNode Fill(in WrittenValues values)
        {
            var entries = Model.Entries.AsSpan().ToArray();
            foreach (var child in Changing)
            {
                entries[child.Index] = entries[child.Index] with { Value = child.Plan.Fill(values) };
            }

            return YamlMapping.OfUnique(ImmutableCollectionsMarshal.AsImmutableArray(entries), Model.Span);
        }
    }

    /// <summary>A list some of whose items have holes.</summary>
    /// <param name="Model">The list with tokens in its holes.</param>
    /// <param name="Changing">The items with holes.</param>
    internal sealed record Sequence(YamlSequence Model, ImmutableArray<PlanChild> Changing) : PlanNode
    {
        public override YamlNode Fill(in WrittenValues values)
        {
            var items = Model.Items.AsSpan().ToArray();
            foreach (var child in Changing)
            {
                items[child.Index] = child.Plan.Fill(values);
            }

            return new YamlSequence(ImmutableCollectionsMarshal.AsImmutableArray(items), Model.Span);
        }
    }
}
