namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>What a field may hold.</summary>
internal enum SchemaType
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A mapping.</summary>
    Object,

    /// <summary>A list.</summary>
    Array,

    /// <summary>A text.</summary>
    String,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,
}
