using static GitOpsSets.Engine.Definitions.Schemas.Shapes;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>What stands in the status of more than one kind.</summary>
internal static class StatusSchemas
{
    public static SchemaNode Conditions { get; } = ListOf(Object(
        ("type", Required(Matching(SchemaPattern.ConditionType) with { MaxLength = 316 })),
        ("status", Required(OneOf("True", "False", "Unknown"))),
        ("reason", Required(Matching(SchemaPattern.ConditionReason) with { MinLength = 1, MaxLength = 1024 })),
        ("message", Required(Text with { MaxLength = 32768 })),
        ("lastTransitionTime", Required(Time)),
        ("observedGeneration", Whole with { Minimum = 0 })));

    public static SchemaNode InventoryEntries { get; } = ListOf(Object(("id", Required(Text)), ("v", Required(Text))));
}
