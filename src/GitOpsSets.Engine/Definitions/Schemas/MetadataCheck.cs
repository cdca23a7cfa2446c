using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>What Kubernetes asks of every object's metadata (apimachinery <c>ValidateObjectMeta</c>). Findings on a label or annotation name the whole map as their field.</summary>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class MetadataCheck(ICollection<SchemaFinding> findings)
{
    private const int MaximumAnnotations = 256 * 1024;
    private const string NameRule = "lower-case letters, digits, '-' and '.', with a letter or digit at both ends of each part, at most 253";

    /// <summary>Checks the metadata of an object that is to be created.</summary>
    /// <param name="source">The object, without nulls.</param>
    public void Check(YamlMapping source)
    {
        if ((source["metadata"] ?? YamlMapping.Empty) is not YamlMapping metadata)
        {
            return;
        }

        CheckName(source, metadata);
        if (metadata["namespace"] is YamlString space && !LabelSyntax.IsDnsLabel(space.Value))
        {
            Report("metadata.namespace", $"metadata.namespace cannot be {WrittenText.Quote(space.Value)}: lower-case letters, digits and '-', with a letter or digit at both ends, at most 63", space);
        }

        CheckLabels(metadata);
        CheckAnnotations(metadata);
        foreach (var finalizer in (metadata["finalizers"] as YamlSequence)?.Items.OfType<YamlString>().Where(finalizer => !LabelSyntax.IsKey(finalizer.Value)) ?? [])
        {
            Report("metadata.finalizers", $"metadata.finalizers cannot hold {WrittenText.Quote(finalizer.Value)}: it is no qualified name", finalizer);
        }
    }

    private void CheckName(YamlMapping source, YamlMapping metadata)
    {
        if (metadata["name"] is null && metadata["generateName"] is null)
        {
            var place = metadata.Span == default ? source.Span : metadata.Span;
            findings.Add(new SchemaFinding(SchemaProblem.Missing, "metadata.name", "metadata.name is required", place));
        }

        if (metadata["name"] is YamlString name && !LabelSyntax.IsSubdomain(name.Value))
        {
            Report("metadata.name", $"metadata.name cannot be {WrittenText.Quote(name.Value)}: {NameRule}", name);
        }

        if (metadata["generateName"] is YamlString prefix && !LabelSyntax.IsSubdomain(prefix.Value.EndsWith('-') ? prefix.Value[..^1] + "a" : prefix.Value))
        {
            Report("metadata.generateName", $"metadata.generateName cannot be {WrittenText.Quote(prefix.Value)}: {NameRule}", prefix);
        }
    }

    private void CheckLabels(YamlMapping metadata)
    {
        foreach (var label in (metadata["labels"] as YamlMapping)?.Entries ?? [])
        {
            if (!LabelSyntax.IsKey(label.Key))
            {
                findings.Add(new SchemaFinding(SchemaProblem.Invalid, "metadata.labels", $"metadata.labels: {WrittenText.Quote(label.Key)} is no label key: {LabelSyntax.KeyRule}", label.KeySpan));
            }

            if (label.Value is YamlString value && !LabelSyntax.IsValue(value.Value))
            {
                Report("metadata.labels", $"metadata.labels: {WrittenText.Quote(value.Value)} is no label value: {LabelSyntax.ValueRule}", value);
            }
        }
    }

    private void CheckAnnotations(YamlMapping metadata)
    {
        if (metadata["annotations"] is not YamlMapping annotations)
        {
            return;
        }

        // Kubernetes checks annotation keys in lower case, so that upper case is allowed in a prefix.
        foreach (var annotation in annotations.Entries.Where(annotation => !LabelSyntax.IsKey(annotation.Key.ToLowerInvariant())))
        {
            findings.Add(new SchemaFinding(SchemaProblem.Invalid, "metadata.annotations", $"metadata.annotations: {WrittenText.Quote(annotation.Key)} is no annotation key: {LabelSyntax.KeyRule}", annotation.KeySpan));
        }

        if (annotations.Entries.Sum(annotation => (long)Bytes(annotation.Key) + (annotation.Value is YamlString text ? Bytes(text.Value) : 0)) > MaximumAnnotations)
        {
            findings.Add(new SchemaFinding(SchemaProblem.TooLarge, "metadata.annotations", "metadata.annotations has more than 256 KiB", annotations.Span));
        }
    }

    private static int Bytes(string text) => System.Text.Encoding.UTF8.GetByteCount(text);

    private void Report(string field, string message, YamlNode at) => findings.Add(new SchemaFinding(SchemaProblem.Invalid, field, message, at.Span));
}
