namespace GitOpsSets.Engine.Definitions;

/// <summary>What numbers of a definition become inside templates.</summary>
public enum NumberModel
{
    /// <summary>Every number is a float64, as Go's <c>encoding/json</c> decodes it: 1000000 prints <c>1e+06</c>.</summary>
    AllFloat64,

    /// <summary>A whole number that fits is an int64, everything else a float64, as the Kubernetes decoder has it: 1000000 prints <c>1000000</c>.</summary>
    Int64OrFloat64,
}
